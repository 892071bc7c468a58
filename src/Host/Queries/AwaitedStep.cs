using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>One step that a review waits for now, and who is waited for.</summary>
/// <param name="Who">Agencies, partners, people or roles. Of an open vote only the role: who has not voted is hidden until it closes.</param>
/// <param name="Due">London time; null where no date is set.</param>
/// <param name="IsReaders">Whether the reader is the only one, or one of those, waited for.</param>
internal sealed record AwaitedStep(Guid ProcessInstanceId, string Name, IReadOnlyList<string> Who, LocalDateTime? Due, bool IsLate, bool IsReaders)
{
    /// <summary>What is open, those that are late first, then the soonest.</summary>
    public static IReadOnlyList<AwaitedStep> Of(OpenCase opened, IEnumerable<ReviewTaskRow> tasks, PeopleNames names, Instant now) =>
        [.. tasks.Where(t => t.IsOpen)
            .GroupBy(t => (t.ProcessInstanceId, t.ElementId, t.DueAt))
            .OrderBy(step => step.Key.DueAt ?? Instant.MaxValue)
            .Select(step => new AwaitedStep(
                step.Key.ProcessInstanceId,
                step.First().Name,
                [.. step.SelectMany(task => Holders(task, names)).Distinct().Order(StringComparer.OrdinalIgnoreCase)],
                step.First().Due,
                step.Key.DueAt < now,
                step.Any(task => TaskHolders.MayAct(task, opened.PersonId.ToString("D"), opened.Groups))))];

    private static IEnumerable<string> Holders(ReviewTaskRow task, PeopleNames names)
    {
        if (task.Step == VoteStep.Kind)
            return ["safeguarding partners"];
        if (task.SubjectName is { } body)
            return [body];
        if (task.Assignee is { } assignee)
            return [names.Of(assignee)];
        return task.Groups.Select(group => Role.Find(group.Role)?.Name).OfType<string>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]);
    }
}
