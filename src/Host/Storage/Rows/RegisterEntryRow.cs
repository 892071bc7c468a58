namespace Reviews.Host.Storage.Rows;

/// <summary>An entry of one of a review's registers as it was kept once; kept again it is a further row. Rows are added and never changed.</summary>
internal sealed class RegisterEntryRow
{
    public required Guid Id { get; init; }

    /// <summary>The same for every version of one entry: the id of its first row.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    public required Guid ReviewId { get; init; }

    /// <summary>The register's id: <c>proceedings</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The agency whose it is; null where it is nobody's in particular.</summary>
    public string? Body { get; init; }

    /// <summary>What the register's form read, as JSON with its types.</summary>
    public required string Values { get; init; }

    public required Instant KeptAt { get; init; }

    public required string KeptBy { get; init; }
}
