namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: an administrator invited somebody. To: the address invited, which the Host knows; so there are no recipients
/// here. The link is the one-time secret itself and works once.
/// </summary>
/// <param name="ExpiresAt">London time, exclusive.</param>
public sealed record Invitation(MailLink Link, LocalDateTime ExpiresAt) : Notification
{
    /// <summary>Its kind: its body is a secret, and is not kept once it is sent.</summary>
    public const string Name = "invitation";

    public override string Kind => Name;

    public override Recipients To => new([], null);

    private protected override string Subject => "Set up your account for safeguarding reviews";

    private protected override string Body => Letter.Paragraphs(
        "You have been invited to use the safeguarding reviews service.",
        $"Set up your account: {Link}",
        $"The link works once, and until {LondonWords.Of(ExpiresAt)}. Do not forward this email: whoever has the link can use it.",
        "If you did not expect this, ignore it and tell your partnership's business manager.");
}
