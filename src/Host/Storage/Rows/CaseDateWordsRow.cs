namespace Reviews.Host.Storage.Rows;

/// <summary>How a date that a review's own type names was worded when a value of it was recorded: the definition may say it otherwise by now.</summary>
internal sealed class CaseDateWordsRow
{
    public required Guid ReviewId { get; init; }

    /// <summary>See <see cref="CaseDateRow.Date"/>.</summary>
    public required string Date { get; init; }

    /// <summary>See <see cref="CaseDateRow.Number"/>.</summary>
    public required int Number { get; init; }

    /// <summary>As a heading.</summary>
    public required string Name { get; init; }

    /// <summary>What happened then, within a sentence.</summary>
    public required string Clause { get; init; }
}
