namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: somebody’s sign-in was reset, by an administrator or whoever runs the service. To: the person, whom the Host knows; so
/// there are no recipients here. The link is the one-time secret itself and works once.
/// </summary>
/// <param name="ExpiresAt">London time, exclusive.</param>
public sealed record SignInReset(MailLink Link, LocalDateTime ExpiresAt) : Notification
{
    /// <summary>Its kind: its body is a secret, as an invitation's is.</summary>
    public const string Name = "sign-in-reset";

    public override string Kind => Name;

    public override Recipients To => new([], null);

    private protected override string Subject => "Your sign-in for safeguarding reviews was reset";

    private protected override string Body => Letter.Paragraphs(
        "Your password and your authenticator app no longer open the safeguarding reviews service, and you are signed out everywhere.",
        $"Choose a new password and set up your authenticator app again: {Link}",
        $"The link works once, and until {LondonWords.Of(ExpiresAt)}. Do not forward this email: whoever has the link can use it.",
        "If you did not ask for this, do not use the link, and tell your partnership's administrator now.");
}
