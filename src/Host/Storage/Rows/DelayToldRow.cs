namespace Reviews.Host.Storage.Rows;

/// <summary>That somebody outside was told of a delay. Rows are added and never changed.</summary>
internal sealed class DelayToldRow
{
    public required Guid Id { get; init; }

    public required Guid DelayId { get; init; }

    /// <summary>In words: the Panel, the Secretary of State.</summary>
    public required string Who { get; init; }

    public required LocalDate ToldOn { get; init; }

    /// <summary>In words: by email, by letter.</summary>
    public required string How { get; init; }

    public required Instant RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}
