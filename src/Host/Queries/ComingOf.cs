using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Host.Queries;

/// <summary>One running process, as whoever reads may know of it.</summary>
/// <param name="Held">On its review; none for whoever is not on it.</param>
internal sealed record ComingOf(Guid Id, Guid ReviewId, string Reference, LocalDateTime? Limit, ProcessDefinition Definition, IReadOnlyList<Group> Held)
{
    /// <summary>So many agencies are named in one line; all of them where it is changed.</summary>
    private const int MostNamed = 4;

    public bool MayRead => May(Permission.ReadReview);

    /// <summary>Null where even that it is to come would tell of a step that is hidden.</summary>
    public ComingLine? Line(ArmedTimerRow timer)
    {
        var element = Definition.Element(timer.ElementId);
        if (!StepSight.MaySee(Held, Definition, element))
            return null;
        var kind = TimerWords.KindOf(element);
        return MayRead
            ? Told(timer.DueAt, kind, TimerWords.Of(Definition, element, Held), May(Permission.MoveTimer) ? FormattableString.Invariant($"/timers/{Id:D}/{element.Id}/{timer.DueAt.ToUnixTimeTicks()}") : null)
            : Told(timer.DueAt, kind, kind.Words(), null);
    }

    public ComingLine? Line(JobRow job)
    {
        var element = Definition.Element(job.ElementId);
        return StepSight.MaySee(Held, Definition, element)
            ? Told(job.DueAt, ComingKind.TriesAgain, MayRead ? $"Tries again: “{element.Name}”" : ComingKind.TriesAgain.Words(), null)
            : null;
    }

    /// <param name="together">Those of one name.</param>
    public ComingLine? Line(IEnumerable<ComingReminder> together)
    {
        var shown = together.Where(one => ShownSteps.To(Held, Definition, one.Task)).ToList();
        if (shown.Count == 0)
            return null;
        var kind = ComingKinds.Of(shown[0].Due.Reason);
        return Told(shown[0].Due.OwedAt, kind, MayRead ? Words(shown) : kind.Words(), PathOf(ReminderName.Of(shown[0], Held)));
    }

    public ComingLine? LimitLine(Instant now) => Limit is { } limit && LondonTime.ToInstant(limit) is var at && at > now ? Told(at, ComingKind.Limit, ComingKind.Limit.Words(), null) : null;

    private static string PathOf(ReminderName name) => FormattableString.Invariant(
        $"/timers/reminder/{name.ProcessInstanceId:D}/{name.Reason}/{name.OwedAt.ToUnixTimeTicks()}?about={Uri.EscapeDataString(name.About)}&role={name.Role}");

    private static string Words(List<ComingReminder> together)
    {
        // Of a vote not whose it is: who has voted is hidden.
        var about = together.Where(of => !VoteRounds.IsVote(of.Task)).Select(of => of.Task.SubjectName).OfType<string>().Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();
        var one = together[0];
        var step = $"“{one.Task.Name}”{(about.Count == 0 ? "" : $" ({string.Join("; ", about.Count > MostNamed ? [.. about.Take(MostNamed - 1), $"{about.Count - MostNamed + 1} more"] : about)})")}";
        return one.Due.Reason switch
        {
            DueReason.Reminder => $"Reminds whoever has {step}",
            DueReason.Overdue => $"Tells whoever has {step} that it is late",
            _ => $"Tells the {Small(one.Due.To.Groups[0].Role.Name)} that {step} {(one.Due.OwedAt < LondonTime.ToInstant(one.Task.Due!.Value) ? "will soon be late" : "is late")}",
        };
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private ComingLine Told(Instant at, ComingKind kind, string what, string? path) => new(at, kind, Reference, what, path, MayRead ? ReviewId : null);

    private bool May(Permission permission) => Held.Any(group => RolePermissions.May(group.Role, permission));
}

/// <summary>Something that will happen by itself.</summary>
/// <param name="Reference">The review's; null for what belongs to none.</param>
/// <param name="Path">Where its reader may steer it; null where they may not.</param>
/// <param name="Read">The review, where this tells of it what only those on it may read.</param>
internal sealed record ComingLine(Instant At, ComingKind Kind, string? Reference, string What, string? Path, Guid? Read)
{
    public static ComingLine Morning(Instant at) => new(at, ComingKind.Morning, null, ComingKind.Morning.Words(), null, null);
}
