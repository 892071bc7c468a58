using Reviews.Workflows.Reviews;

namespace Reviews.Host.Storage.Rows;

/// <summary>One value that a date of a review was given. A correction is another row with the next number; none is ever changed.</summary>
internal sealed class CaseDateRow
{
    public required Guid ReviewId { get; init; }

    /// <summary>The id of a <see cref="CaseDate"/>.</summary>
    public required string Date { get; init; }

    /// <summary>1 for what was stated first; the highest stands.</summary>
    public required int Number { get; init; }

    public required LocalDate On { get; init; }

    /// <summary>London time; null where only the day is known.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant At { get; init; }

    public required string By { get; init; }

    /// <summary>Why it was corrected; null for what was stated first.</summary>
    public string? Why { get; init; }

    /// <summary>The task whose form stated it; null for the start of a review, a correction, and what was added to the review's dates.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>What a date that the review's own type names was called when it was recorded; null for one that every review knows.</summary>
    public CaseDateWordsRow? Words { get; init; }

    /// <summary>The date with its words; null for one that this version does not know.</summary>
    public CaseDate? Which => CaseDate.Find(Date) ?? (Words is { } words ? CaseDate.Own(Date, words.Name, words.Clause) : null);
}
