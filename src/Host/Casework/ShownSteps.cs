using System.Text.Json;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Which steps of a review are known to somebody: all, but for those whose being open says what only some may know.</summary>
internal static class ShownSteps
{
    /// <summary>A step that is for its holders alone is known to those whose role it names, and to those it is escalated to.</summary>
    /// <param name="held">On the review; none for whoever is not on it.</param>
    public static bool To(IReadOnlyList<Group> held, ProcessDefinition definition, string elementId)
    {
        if (definition.Find(elementId) is not UserTask task || task.Properties.GetValueOrDefault(StepProperties.ShownTo) != "holders")
            return true;
        var named = HoldersOf(task).Select(group => group.Split(':')[0]).Concat(EscalatedTo(task.Properties)).ToHashSet(StringComparer.Ordinal);
        return held.Any(group => named.Contains(group.Role.Id));
    }

    /// <summary>The same of a task; one whose step the definition knows no more is known as it was when it was open.</summary>
    public static bool To(IReadOnlyList<Group> held, ProcessDefinition definition, ReviewTaskRow task)
    {
        if (definition.Find(task.ElementId) is UserTask)
            return To(held, definition, task.ElementId);
        var properties = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
        var named = task.Groups.Select(group => group.Role).Concat(EscalatedTo(properties)).ToHashSet(StringComparer.Ordinal);
        return properties.GetValueOrDefault(StepProperties.ShownTo) != "holders" || held.Any(group => named.Contains(group.Role.Id));
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
