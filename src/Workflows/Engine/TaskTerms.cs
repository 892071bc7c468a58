using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>Whom a task is for and by when, as its expressions come out now; or the code and sentence of what is wrong.</summary>
internal sealed record TaskTerms(IReadOnlyList<string> Groups, string? Assignee, Instant? DueAt, Instant? FollowUpAt)
{
    /// <summary>London time.</summary>
    public LocalDateTime? Due => DueAt is { } at ? LondonTime.ToLocal(at) : null;

    public string? Code { get; private init; }

    public string? Problem { get; private init; }

    public static TaskTerms Of(Execution run, long instanceId, UserTask task)
    {
        IReadOnlyList<string>? groups = [];
        if (task.CandidateGroups is { } who)
        {
            var result = run.Evaluate(who, instanceId);
            groups = Texts(result.Value);
            if (groups is null) return Wrong("candidate-groups-missing", who, result, "a role, or a list of roles");
        }

        FeelText? assignee = null;
        if (task.Assignee is { } one)
        {
            var result = run.Evaluate(one, instanceId);
            assignee = result.Value as FeelText;
            if (assignee is null or { Value: "" }) return Wrong("assignee-missing", one, result, "a person's id");
        }

        return Dates(run, instanceId, task) with { Groups = groups, Assignee = assignee?.Value };
    }

    /// <summary>The dates alone: what a corrected anchor reckons again.</summary>
    /// <param name="setAt">What now() is; null for the instant of the happening.</param>
    public static TaskTerms Dates(Execution run, long instanceId, UserTask task, Instant? setAt = null)
    {
        var close = Moments.Close(run.Definition);
        Instant? due = null;
        Instant? followUp = null;
        if (task.DueDate is { } dueDate)
        {
            var result = run.Evaluate(dueDate, instanceId, setAt: setAt);
            due = Moments.Read(result.Value, close) is { } at ? run.Running(at) : null;
            if (due is null) return Wrong("due-date-missing", dueDate, result, "a due date");
        }

        if (task.FollowUpDate is { } followUpDate)
        {
            var result = run.Evaluate(followUpDate, instanceId, setAt: setAt);
            followUp = Moments.Read(result.Value, close) is { } at ? run.Running(at) : null;
            if (followUp is null) return Wrong("follow-up-date-missing", followUpDate, result, "a follow-up date");
        }

        return new TaskTerms([], null, due, followUp);
    }

    /// <summary>The item of the innermost multi-instance around it (or of its own): the agency or partner it is about; null when there is none.</summary>
    public static FeelValue Subject(Execution run, long instanceId)
    {
        for (var id = instanceId; id != ProcessState.RootId; id = run.Instance(id).ScopeId)
        {
            var instance = run.Instance(id);
            if (instance.LoopIndex is not null && ((Activity)run.ElementOf(instance)).MultiInstance?.InputElement is { } name)
                return instance.Variables.Find(name) ?? FeelValue.Null;
        }

        return FeelValue.Null;
    }

    private static IReadOnlyList<string>? Texts(FeelValue value) => value switch
    {
        FeelText { Value.Length: > 0 } one => [one.Value],
        FeelList { Items.Count: > 0 } list when list.Items.All(i => i is FeelText { Value.Length: > 0 }) =>
            [.. list.Items.Select(i => ((FeelText)i).Value)],
        _ => null,
    };

    private static TaskTerms Wrong(string code, FeelExpression expression, FeelResult result, string expected) =>
        new([], null, null, null) { Code = code, Problem = Moments.Why(expression, result, expected) };
}
