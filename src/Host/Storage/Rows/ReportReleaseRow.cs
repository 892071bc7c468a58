namespace Reviews.Host.Storage.Rows;

/// <summary>That an agency's report, with a file or without, may be read by the others on the review. Gone once it is sent back.</summary>
internal sealed class ReportReleaseRow
{
    public required Guid TaskId { get; init; }

    public required Instant At { get; init; }
}
