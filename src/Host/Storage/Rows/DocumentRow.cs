namespace Reviews.Host.Storage.Rows;

/// <summary>A file that was checked and kept. Its bytes never change: a newer file is another row with the next version.</summary>
internal sealed class DocumentRow
{
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public Guid? ProcessInstanceId { get; set; }

    public Guid? TaskId { get; set; }

    /// <summary>The agency whose own it is until released; null when it belongs to the review.</summary>
    public string? Body { get; set; }

    /// <summary>What it is: the form field or step it was sent for, <c>agency-report</c>.</summary>
    public required string Kind { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>Of the exact bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The random name under which the bytes are stored.</summary>
    public required string StoredName { get; init; }

    public required string UploadedBy { get; init; }

    public required Instant UploadedAt { get; init; }

    /// <summary>When the task it was sent for was submitted; null while it is only kept.</summary>
    public Instant? LinkedAt { get; set; }

    /// <summary>When the other agencies on the review may read it.</summary>
    public Instant? ReleasedAt { get; set; }

    /// <summary>1, 2, 3 … of its kind and body in the review.</summary>
    public required int Version { get; set; }

    /// <summary>How many tracked changes and comments it holds; null where they were not counted.</summary>
    public CountedMarksRow? Counted { get; set; }

    /// <summary>How many that are; null where they were not counted.</summary>
    public int? Marks => Counted?.Marks;
}
