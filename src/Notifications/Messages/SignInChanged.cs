namespace Reviews.Notifications.Messages;

/// <summary>Trigger: something about somebody's own sign-in has changed. To: that person, whom the Host knows; so there are no recipients here.</summary>
/// <param name="At">London time.</param>
public sealed record SignInChanged(SignInChange Change, LocalDateTime At) : Notification
{
    public override string Kind => "sign-in-changed";

    public override Recipients To => new([], null);

    private protected override string Subject => Change switch
    {
        SignInChange.AuthenticatorSetUp => "An authenticator app was set up for your sign-in",
        SignInChange.RecoveryCodesMade => "New recovery codes were made for your sign-in",
        _ => "A recovery code was used for your sign-in",
    };

    private protected override string Body => Letter.Paragraphs(
        $"{Happened} for your account of the safeguarding reviews service, at {LondonWords.Of(At)}.",
        "If this was you, there is nothing to do.",
        "If it was not you, somebody may know your password: tell your partnership's administrator now, who can reset your sign-in.");

    private string Happened => Change switch
    {
        SignInChange.AuthenticatorSetUp => "An authenticator app was set up",
        SignInChange.RecoveryCodesMade => "New recovery codes were made",
        _ => "One of your recovery codes was used",
    };
}

/// <summary>What has changed about a person's sign-in.</summary>
public enum SignInChange
{
    /// <summary>A first one, or another instead of it.</summary>
    AuthenticatorSetUp,

    /// <summary>They end those made before.</summary>
    RecoveryCodesMade,

    /// <summary>Instead of a code of the app.</summary>
    RecoveryCodeUsed,
}
