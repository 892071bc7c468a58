namespace Reviews.Host.Storage.Rows;

/// <summary>The authenticator app that gives a person's one-time codes.</summary>
internal sealed class SecondFactorRow
{
    public required Guid PersonId { get; init; }

    /// <summary>What app and service share, encrypted under the key ring for this person alone.</summary>
    public required string Secret { get; set; }

    /// <summary>The half-minute, counted from 1970, of the last code that was taken: none of it or of one before is taken again.</summary>
    public required long LastStep { get; set; }

    public required Instant SetUpAt { get; set; }
}
