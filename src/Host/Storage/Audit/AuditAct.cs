using Reviews.Workflows;

namespace Reviews.Host.Storage.Audit;

/// <summary>Something to be written into a chain: what happened, and under whose hand.</summary>
/// <param name="ChainId">A review's chain, or the system's.</param>
/// <param name="Event">Kebab-case.</param>
/// <param name="Data">JSON with ids only: no names, no addresses, no free text of a case read.</param>
internal sealed record AuditAct(string ChainId, ActionContext Context, Instant At, string Event, string Data, Guid? ProcessInstanceId = null);
