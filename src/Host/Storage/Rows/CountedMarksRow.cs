namespace Reviews.Host.Storage.Rows;

/// <summary>
/// How many tracked changes and comments a Word document holds, counted when it was kept. There is none of what is no Word document
/// that can be read, nor of what was kept before they were counted.
/// </summary>
internal sealed class CountedMarksRow
{
    public required Guid DocumentId { get; init; }

    public required int Marks { get; init; }

    /// <summary>Null where they could not be counted.</summary>
    public static CountedMarksRow? Of(Guid documentId, int? marks) => marks is { } counted ? new() { DocumentId = documentId, Marks = counted } : null;
}
