using Reviews.Host.Definitions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The partnership that was chosen at set-up.</summary>
internal sealed class ThisPartnership(SetupState setup, DefinitionShelf definitions)
{
    /// <summary>The chosen one; where none was (the first administrator came by the command line), the first in workflows/.</summary>
    public async Task<Partnership> GetAsync(CancellationToken cancellation) =>
        (await setup.PartnershipIdAsync(cancellation) is { } id ? definitions.Partnership(id) : null) ?? definitions.Partnerships[0];
}
