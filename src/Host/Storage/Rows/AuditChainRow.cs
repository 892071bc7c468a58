namespace Reviews.Host.Storage.Rows;

/// <summary>Where a chain ends: kept apart from its rows, so that a tail cut off is missed.</summary>
internal sealed class AuditChainRow
{
    public required string ChainId { get; init; }

    public required long Sequence { get; set; }

    public required string Hash { get; set; }
}
