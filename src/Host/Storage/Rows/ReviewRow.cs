using Reviews.Workflows.Reviews;

namespace Reviews.Host.Storage.Rows;

/// <summary>One case. Its history is the audit chain that carries its id.</summary>
internal sealed class ReviewRow
{
    public required Guid Id { get; init; }

    /// <summary>What people call it: unique, and never holds anyone's name.</summary>
    public required string Reference { get; init; }

    public required string Partnership { get; init; }

    /// <summary>The process it began with; others may follow in the same review.</summary>
    public required string ProcessId { get; init; }

    public required ReviewStatus Status { get; set; }

    /// <summary>The London date on which it was started here.</summary>
    public required LocalDate StartedOn { get; init; }

    public required Instant StartedAt { get; init; }

    public required string StartedBy { get; init; }

    public Instant? ClosedAt { get; set; }
}
