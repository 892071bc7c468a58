namespace Reviews.Host.Documents;

/// <summary>Something that somebody left in a Word document to be looked at: a tracked change or a comment.</summary>
/// <param name="Number">From 1, changes in the order of the document and then the comments: the same whenever these bytes are read.</param>
/// <param name="Author">As Word knew them; empty where it does not say.</param>
/// <param name="At">As Word wrote it, which is the author's own time.</param>
/// <param name="Text">What was put in, taken out or said.</param>
/// <param name="Near">The beginning of the paragraph it stands in, or what a comment is about.</param>
internal sealed record WordMark(int Number, WordMarkKind Kind, string Author, LocalDateTime? At, string Text, string Near);

internal enum WordMarkKind
{
    Inserted,
    Deleted,
    Formatting,
    Comment,
}
