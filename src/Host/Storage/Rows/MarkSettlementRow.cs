namespace Reviews.Host.Storage.Rows;

/// <summary>What was done about one tracked change or comment of a version of the report.</summary>
internal sealed class MarkSettlementRow
{
    public required Guid DocumentId { get; init; }

    /// <summary>Of the change or comment in these bytes, from 1.</summary>
    public required int Number { get; init; }

    /// <summary><c>accepted</c>, <c>not-accepted</c> or <c>answered</c>.</summary>
    public required string Outcome { get; set; }

    /// <summary>A sentence about it; empty where an acceptance says enough.</summary>
    public required string Answer { get; set; }

    public required string By { get; set; }

    public required Instant At { get; set; }
}
