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
        var escalated = ReminderLadder.Read(null, task.Properties.GetValueOrDefault("escalate"), out _).Escalations.Select(rung => rung.Role!);
        var named = HoldersOf(task).Concat(escalated).Select(group => group.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return opened.Groups.Any(group => named.Contains(group.Role.Id));
    }

    // Only its roles are asked for here: a group that hangs on an item is known by its role alone.
    private static IEnumerable<string> HoldersOf(UserTask task)
    {
        var noBody = FeelContext.Empty.With("id", new FeelText(""));
        var value = task.CandidateGroups?.Evaluate(new FeelScope(FeelContext.Empty).With("agency", noBody).With("partner", noBody)).Value;
        return (value is FeelList list ? list.Items : [value ?? FeelValue.Null]).OfType<FeelText>().Select(group => group.Value);
    }
}
