using System.Text.Json;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Whose a task is.</summary>
internal static class TaskHolders
{
    /// <summary>The one person it is assigned to; without one, anyone on the review who holds one of its groups, or stands in for it.</summary>
    /// <param name="held">The person's groups on this review: none means not on it, and then nothing is theirs.</param>
    public static bool MayAct(ReviewTaskRow task, string personId, IReadOnlyList<Group> held) =>
        held.Any(group => RolePermissions.May(group.Role, Permission.ActOnTask))
        && (task.Assignee is { } assignee ? assignee == personId : HoldsOneOf(task, held));

    /// <summary>Whom it is for, as long as it is given to nobody.</summary>
    public static IReadOnlyList<Group> GroupsOf(ReviewTaskRow task) =>
        [.. task.Groups.Where(group => Role.Find(group.Role) is not null).Select(group => new Group(Role.Find(group.Role)!, group.Body.Length == 0 ? null : group.Body))];

    /// <summary>Null when somebody may enter its answer for those whose it is: whoever has it themselves just does it.</summary>
    public static Refusal? WhyNotRecord(ReviewTaskRow task, string personId, IReadOnlyList<Group> held)
    {
        if (!held.Any(group => RolePermissions.May(group.Role, Permission.RecordForOthers)) || MayAct(task, personId, held))
            return Refusals.NotFound;
        return EnteredForOthers.WhyNot(task.Step, JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!, held);
    }

    /// <summary>How long ago an answer may have come that is entered for others: since the task was opened, but for what itself begins something or is under way on paper.</summary>
    /// <param name="reviewStartedAt">Of its review.</param>
    /// <param name="countedFrom">The day its process counts from; null without a clock.</param>
    public static Instant ReceivedSince(ReviewTaskRow task, Instant reviewStartedAt, LocalDate? countedFrom) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!.GetValueOrDefault(StepProperties.ReceivedSince) switch
        {
            StepProperties.SinceReview => reviewStartedAt,
            StepProperties.SinceClock when countedFrom is { } day => Instant.Min(task.CreatedAt, LondonTime.ToInstant(day.AtMidnight())),
            _ => task.CreatedAt,
        };

    /// <summary>Whether one of these groups is one that the task is for: whoever holds it may be given the task.</summary>
    public static bool HoldsOneOf(ReviewTaskRow task, IReadOnlyList<Group> held) =>
        GroupsOf(task).Any(group => held.Any(h => h.Covers(group)));
}
