namespace Reviews.Host.Storage.Rows;

/// <summary>A person chose one mail a day; without a row, each comes by itself.</summary>
internal sealed class DigestChoiceRow
{
    public required Guid PersonId { get; init; }

    public required Instant ChosenAt { get; init; }
}
