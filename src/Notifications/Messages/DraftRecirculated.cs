using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>recirculate-draft</c> (S003 App. E, day 12, end of business). To: the review team.</summary>
/// <param name="Version">The number of the draft; null where the process does not count its drafts.</param>
/// <param name="SignOffBy">London time by which each agency signs off (S003 App. E, day 13); null when the process does not say.</param>
public sealed record DraftRecirculated(ReviewReference Reference, MailLink Link, ReviewType Type, int? Version, LocalDateTime? SignOffBy) : Notification
{
    public override string Kind => "draft-recirculated";

    public override Recipients To => ReviewTeam.Everyone;

    private protected override string Subject => Letter.Subject(SignOffBy is { } by ? $"{Draft} of the report: sign-off due {LondonWords.Of(by)}" : $"{Draft} of the report: sign-off due", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"{Draft} of the {Type} report has been circulated. It takes account of the comments and corrections received.",
        SignOffBy is { } by
            ? $"Each organisation must have it signed off at its agreed senior level by {LondonWords.Of(by)}, or raise an issue."
            : "Each organisation must have it signed off at its agreed senior level by the date of its task, or raise an issue.");

    private string Draft => Version is { } version ? FormattableString.Invariant($"Draft {version}") : "A new draft";
}
