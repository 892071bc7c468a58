namespace Reviews.Host.Casework;

/// <summary>How somebody came to owe the second step, or gave it: kebab-case, kept in the trail.</summary>
internal static class SignInWay
{
    /// <summary>The right password was given.</summary>
    public const string Password = "password";

    /// <summary>The first administrator has just been made.</summary>
    public const string Setup = "setup";

    public const string Invitation = "invitation";

    /// <summary>A new password was chosen by the link of a reset.</summary>
    public const string Reset = "reset";

    /// <summary>Somebody who is in changes their authenticator, and has proved again who they are.</summary>
    public const string Change = "change";

    public const string Code = "code";

    public const string RecoveryCode = "recovery-code";
}
