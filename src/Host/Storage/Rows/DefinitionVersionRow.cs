namespace Reviews.Host.Storage.Rows;

/// <summary>A definition as it once stood in workflows/: kept as long as a review may be pinned to it.</summary>
internal sealed class DefinitionVersionRow
{
    public required string ProcessId { get; init; }

    /// <summary>SHA-256 of the .bpmn file and the forms it names.</summary>
    public required string Version { get; init; }

    public required string Partnership { get; init; }

    public required string FileName { get; init; }

    public required byte[] Bpmn { get; init; }

    public required Instant FirstSeenAt { get; init; }

    public List<DefinitionFormRow> Forms { get; init; } = [];
}

/// <summary>A form that belongs to a kept definition.</summary>
internal sealed class DefinitionFormRow
{
    public required string ProcessId { get; init; }

    public required string Version { get; init; }

    public required string FormId { get; init; }

    public required byte[] Content { get; init; }
}
