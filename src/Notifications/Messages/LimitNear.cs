using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: job <c>tell-limit-near</c> on the day a process's own limit passes, and the sweep when it is reached with the
/// process still running. To: the three partners and the business manager, who must record why it is late.
/// </summary>
/// <param name="Limit">London time.</param>
/// <param name="IsReached">False while the limit is still to come.</param>
public sealed record LimitNear(ReviewReference Reference, MailLink Link, LocalDateTime Limit, bool IsReached) : Notification
{
    internal static Recipients Everyone { get; } = Recipients.AllWhoAre(Role.SafeguardingPartner, Role.BusinessManager);

    /// <summary>The kind, as the outbox keeps it.</summary>
    public const string Name = "limit-near";

    public override string Kind => Name;

    public override Recipients To => Everyone;

    private protected override string Subject =>
        Letter.Subject(IsReached ? $"Time limit passed {LondonWords.Of(Limit)}" : $"Time limit is {LondonWords.Of(Limit)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        IsReached
            ? $"The time limit passed at {LondonWords.Of(Limit)}, and the work is not finished."
            : $"The time limit is {LondonWords.Of(Limit)}, and the work is not finished.",
        IsReached
            ? "Finish what is still open as soon as you can. Until it is finished or has more time, the reason for the delay is to be recorded."
            : "Finish what is still open before then. If that is not possible, ask for more time, or record the reason once the limit has passed.");
}
