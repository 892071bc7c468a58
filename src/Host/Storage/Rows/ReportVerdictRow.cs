namespace Reviews.Host.Storage.Rows;

/// <summary>What the business manager made of an agency's report: accepted, or sent back with the reason. Once for each report that came in; the next version is another task's.</summary>
internal sealed class ReportVerdictRow
{
    public required Guid TaskId { get; init; }

    public required bool IsAccepted { get; init; }

    /// <summary>Empty where it was accepted without one.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }

    public required Instant At { get; init; }
}
