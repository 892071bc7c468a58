namespace Reviews.Workflows.Verification;

/// <summary>The codes of what the rules find. They are stable, and each is explained in workflows/README.md.</summary>
internal static class VerificationCodes
{
    public const string UnknownStep = "unknown-step";
    public const string UnknownRole = "unknown-role";
    public const string RoleWithoutBody = "role-without-body";
    public const string TaskWithoutRole = "task-without-role";
    public const string UnknownProperty = "unknown-property";
    public const string UnknownFunction = "unknown-function";
    public const string UnknownJobType = "unknown-job-type";
    public const string MissingClock = "missing-clock";
    public const string BadReminder = "bad-reminder";
    public const string UnreachableElement = "unreachable-element";
    public const string DeadEnd = "dead-end";
    public const string MissingDefaultFlow = "missing-default-flow";
    public const string UnsoundJoin = "unsound-join";
    public const string Livelock = "livelock";
    public const string UncaughtError = "uncaught-error";
    public const string DeadElement = "dead-element";
    public const string ImproperEnd = "improper-end";
    public const string NotProven = "not-proven";
    public const string UnboundedLoop = "unbounded-loop";
    public const string TaskWithoutDeadline = "task-without-deadline";
    public const string TaskWithoutReminder = "task-without-reminder";
    public const string TaskWithoutEscalation = "task-without-escalation";
    public const string DueAfterLimit = "due-after-limit";
    public const string LimitUnwatched = "limit-unwatched";
    public const string VoteWithoutDecision = "vote-without-decision";
    public const string BadStart = "bad-start";
    public const string BadOffer = "bad-offer";
    public const string UnknownDate = "unknown-date";
    public const string ClosesOnOpening = "closes-on-opening";
}
