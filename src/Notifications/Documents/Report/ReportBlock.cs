namespace Reviews.Notifications.Documents.Report;

/// <summary>A piece of a document, without its looks: those are the template's.</summary>
public abstract record ReportBlock
{
    private ReportBlock()
    {
    }

    /// <summary>A heading below that of the place it stands in.</summary>
    public sealed record Heading(string Text) : ReportBlock;

    /// <summary>What was written or is said, one paragraph.</summary>
    public sealed record Paragraph(string Text) : ReportBlock;

    /// <summary>The same behind the words it was asked with.</summary>
    public sealed record Labelled(string Label, string Text) : ReportBlock;

    /// <summary>What is missing, or is said beside the matter: quieter than the rest.</summary>
    public sealed record Quiet(string Text) : ReportBlock;

    public sealed record Bullets(IReadOnlyList<string> Items) : ReportBlock;

    /// <summary>A table with one row of headings, which is repeated on each page.</summary>
    /// <param name="What">What it lists, for those who hear it read.</param>
    /// <param name="Widths">Of the columns, in hundredths of the table's width.</param>
    /// <param name="Rows">Each with a cell for each column.</param>
    public sealed record Table(string What, IReadOnlyList<string> Columns, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;
}
