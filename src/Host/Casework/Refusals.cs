using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Registers;

namespace Reviews.Host.Casework;

/// <summary>The refusals that several verbs share; pages choose the status by the code.</summary>
internal static class Refusals
{
    private const string TaskClosed = "task-closed";

    /// <summary>Also the answer where something exists that the person may not know of: both look alike (404).</summary>
    public static Refusal NotFound { get; } = new("not-found", "Expected something you may see at this address, but there is nothing.");

    public static Refusal ChangedSinceOpened { get; } = new("changed-since-opened", "This review has changed since you opened it. Look at it again before you send this.");

    public static Refusal HolidaysChangedSinceOpened { get; } = new(
        ChangedSinceOpened.Code, "Bank holidays or reviews have changed since you opened this. Nothing was moved. Look at what would move now before you confirm it.");

    public static Refusal NotToCome { get; } = new(
        "not-to-come", "Expected something still to come, but it has happened, was called off or was put to another time meanwhile. Nothing was changed.");

    public static Refusal NotYours { get; } = new("not-permitted", "Expected someone whose role allows this, but yours does not.");

    public static Refusal RequestReused { get; } = new(
        "request-reused", "Expected what was sent from this page before, but this is something else. What was sent before stands. Look at it again before you send this.");

    public static Refusal RequestIdTaken { get; } = new("request-id-taken", "Expected a request of your own, but somebody else has sent this one.");

    /// <summary>The time for a task was over before it was sent, whether or not a sweep has come by since.</summary>
    public static Refusal Closed(Instant at) =>
        new(TaskClosed, $"Expected this by {LondonWords.Of(LondonTime.ToLocal(at))}, but that time has passed and the task is closed. What you entered has not been sent.");

    /// <summary>A proceeding beside the review stands against what was about to be done.</summary>
    public static Refusal BlockedBy(ProceedingHeeded proceeding) => new(
        "proceeding-blocks",
        $"This cannot be done now, because {char.ToLowerInvariant(proceeding.Name[0])}{proceeding.Name[1..]} blocks it: {proceeding.Words} It can be done when the business manager has changed that in the register of parallel proceedings. What you entered has not been sent.");

    /// <summary>Whether something else came first (409): what was typed is shown again, and nothing of it was taken.</summary>
    public static bool IsConflict(Refusal? refusal) =>
        refusal is not null && (refusal.Code == ChangedSinceOpened.Code || refusal.Code == RequestReused.Code || refusal.Code == NotToCome.Code || refusal.Code == TaskClosed);
}
