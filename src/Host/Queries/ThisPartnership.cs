using Reviews.Host.Definitions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The partnership that people are invited to and given roles in: the one asked for, or else the one chosen at set-up.</summary>
internal sealed class ThisPartnership(SetupState setup, DefinitionShelf definitions)
{
    /// <summary>All of them, the one chosen at set-up first.</summary>
    public async Task<IReadOnlyList<Partnership>> AllAsync(CancellationToken cancellation)
    {
        var chosen = await setup.PartnershipIdAsync(cancellation);
        return [.. definitions.Partnerships.OrderBy(partnership => partnership.Id != chosen)];
    }

    /// <summary>The one asked for; where none is, or there is none of that id, the chosen one, and where none was (the first administrator came by the command line), the first in workflows/.</summary>
    public async Task<Partnership> GetAsync(string? asked, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return all.FirstOrDefault(partnership => partnership.Id == asked) ?? all[0];
    }
}
