using System.Text.Json;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>Which steps of a review its reader is shown: all, but for those whose being open says what only some may know.</summary>
internal static class StepSight
{
    /// <summary>A step that is for its holders alone is seen by those whose role it names, and by those it is escalated to.</summary>
    public static bool MaySee(OpenCase opened, ProcessDefinition definition, string elementId)
    {
        if (definition.Find(elementId) is not UserTask task || task.Properties.GetValueOrDefault(StepProperties.ShownTo) != "holders")
            return true;
        var named = HoldersOf(task).Select(group => group.Split(':')[0]).Concat(EscalatedTo(task.Properties)).ToHashSet(StringComparer.Ordinal);
        return opened.Groups.Any(group => named.Contains(group.Role.Id));
    }

    /// <summary>The same of a task; one whose step the definition knows no more is seen as it was when it was open.</summary>
    public static bool MaySee(OpenCase opened, ProcessDefinition definition, ReviewTaskRow task)
    {
        if (definition.Find(task.ElementId) is UserTask)
            return MaySee(opened, definition, task.ElementId);
        var properties = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
        var named = task.Groups.Select(group => group.Role).Concat(EscalatedTo(properties)).ToHashSet(StringComparer.Ordinal);
        return properties.GetValueOrDefault(StepProperties.ShownTo) != "holders" || opened.Groups.Any(group => named.Contains(group.Role.Id));
    }

    private static IEnumerable<string> EscalatedTo(IReadOnlyDictionary<string, string> properties) =>
        ReminderLadder.Read(null, properties.GetValueOrDefault("escalate"), out _).Escalations.Select(rung => rung.Role!.Split(':')[0]);

    // Only its roles are asked for here: a group that hangs on an item is known by its role alone.
    private static IEnumerable<string> HoldersOf(UserTask task)
    {
        var noBody = FeelContext.Empty.With("id", new FeelText(""));
        var value = task.CandidateGroups?.Evaluate(new FeelScope(FeelContext.Empty).With("agency", noBody).With("partner", noBody)).Value;
        return (value is FeelList list ? list.Items : [value ?? FeelValue.Null]).OfType<FeelText>().Select(group => group.Value);
    }
}
