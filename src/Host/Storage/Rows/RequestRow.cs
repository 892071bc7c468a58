namespace Reviews.Host.Storage.Rows;

/// <summary>A request that was answered: its repeat gets the same answer and changes nothing.</summary>
internal sealed class RequestRow
{
    public required string Id { get; init; }

    public required string By { get; init; }

    public required Instant At { get; init; }

    /// <summary>What it asked for: the verb and a hash of what the verb was given. The id is good for nothing else.</summary>
    public required string Asked { get; init; }

    /// <summary>The answer as JSON.</summary>
    public required string Result { get; init; }
}
