namespace Reviews.Workflows.Engine;

/// <summary>
/// From here on the instance runs by another version of its definition. What stands keeps its instances, variables and
/// dates; only the ids that the new version calls otherwise change.
/// </summary>
/// <param name="Elements">Ids of elements that something stands at or waits by, and those paired by hand, old to new, where they differ.</param>
/// <param name="Flows">Ids of flows that a token waits on, old to new, where they differ.</param>
public sealed record DefinitionMigrated(
    Instant At, string ProcessId, string From, string To,
    IReadOnlyDictionary<string, string> Elements, IReadOnlyDictionary<string, string> Flows)
    : Fact(At);

/// <summary>An open task reads otherwise in the version its process was moved to. Whom it was given to does not change.</summary>
/// <param name="Properties">As in <see cref="TaskCreated"/>: its reminders and escalations among them.</param>
/// <param name="DueRule">The definition's words for its due date; null where it sets none.</param>
public sealed record TaskChanged(
    Instant At, long InstanceId, string ElementId, string ElementType, string Name, IReadOnlyDictionary<string, string> Properties, string? DueRule)
    : ElementFact(At, InstanceId, ElementId, ElementType);
