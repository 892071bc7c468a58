using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// An open task carried over: it stays with those it was given to. Its dates move only where their rule, or the clock they are
/// counted by, reads otherwise, and are then reckoned as of when they were set.
/// </summary>
internal static class TaskMigration
{
    public static void Add(Execution run, Correspondence known, MigrationSteps steps, ElementInstance instance, UserTask was, UserTask now)
    {
        Dates(run, known, steps, instance, was, now);
        if (was.Name != now.Name || Words(was.DueDate) != Words(now.DueDate) || !IsSame(was.Properties, now.Properties))
            steps.Then(r => r.Emit(new TaskChanged(r.At, instance.Id, now.Id, now.Type, now.Name, now.Properties, Words(now.DueDate))));
    }

    private static void Dates(Execution run, Correspondence known, MigrationSteps steps, ElementInstance instance, UserTask was, UserTask now)
    {
        if (StepPlanning.IsByHand(run, instance)) return;
        if (known.IsSameClock && Words(was.DueDate) == Words(now.DueDate) && Words(was.FollowUpDate) == Words(now.FollowUpDate)) return;
        var setAt = instance.DatedAt ?? run.At;
        var (before, after) = (TaskTerms.Dates(run.As(known.From, setAt), instance.Id, was), TaskTerms.Dates(run.As(known.To, setAt), instance.Id, now));
        var anew = TaskTerms.Dates(run.As(known.To, run.At), instance.Id, now);
        if ((after.Problem ?? anew.Problem) is { } problem)
            steps.Obstacles.Add(new("deadline-not-reckonable", was.Id, $"The dates of {MigrationObstacle.Named(now)} cannot be reckoned by the version to move to: {problem}"));
        else if (instance.Task!.Due is { } due)
            Move(run, steps, instance, now, due, before, after, anew);
        else if (anew.DueAt is { } first)
            steps.Then(r => r.Emit(new DeadlineSet(r.At, instance.Id, now.Id, now.Type, LondonTime.ToLocal(first), first, anew.FollowUpAt, Words(now.DueDate)!)));
    }

    private static void Move(Execution run, MigrationSteps steps, ElementInstance instance, UserTask now, LocalDateTime due, TaskTerms before, TaskTerms after, TaskTerms anew)
    {
        var at = LondonTime.ToInstant(due);
        var to = after.DueAt is not { } reckoned || reckoned == before.DueAt ? at : Redating.Moved(run, at, reckoned, anew.DueAt!.Value);

        // A hint at when to ask again stays where the new version gives none.
        var followUp = after.FollowUpAt is null || after.FollowUpAt == before.FollowUpAt ? instance.Task!.FollowUpAt : after.FollowUpAt;
        if (to != at || followUp != instance.Task!.FollowUpAt)
            steps.Then(r => r.Emit(new DeadlineMoved(r.At, instance.Id, now.Id, now.Type, null, at, to, LondonTime.ToLocal(to), followUp)));
    }

    private static bool IsSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(p => other.TryGetValue(p.Key, out var value) && value == p.Value);

    private static string? Words(FeelExpression? expression) => expression is null ? null : Moments.Rule(expression);
}
