namespace Reviews.Host.Storage.Rows;

/// <summary>A browser in which somebody gave the right password and still owes the second step. It opens nothing but that step.</summary>
internal sealed class HalfSignInRow
{
    /// <summary>SHA-256 of the key in the cookie, lower-case hex.</summary>
    public required string KeyHash { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>One of <c>Casework.SignInWay</c>.</summary>
    public required string Way { get; init; }

    /// <summary>Where an authenticator is to be set up: its secret, encrypted as in <see cref="SecondFactorRow.Secret"/>. Null where a code is owed.</summary>
    public string? NewSecret { get; init; }

    /// <summary>Exclusive, by the real clock.</summary>
    public required Instant ExpiresAt { get; init; }
}
