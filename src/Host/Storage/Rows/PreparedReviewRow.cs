namespace Reviews.Host.Storage.Rows;

/// <summary>
/// What somebody answered about a review that is not started yet: kept here, because an address, a history or a log must
/// not carry it. Only they see it; it goes at the clear-out.
/// </summary>
internal sealed class PreparedReviewRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>As JSON; empty once the review is started.</summary>
    public required string Answers { get; set; }

    /// <summary>When it was last answered.</summary>
    public required Instant At { get; set; }

    /// <summary>The reference of the review that was started from it.</summary>
    public string? StartedAs { get; set; }
}
