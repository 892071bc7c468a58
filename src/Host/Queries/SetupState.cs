using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Queries;

/// <summary>Whether the first administrator is still to be made, and which partnership was chosen then.</summary>
internal sealed class SetupState(IDbContextFactory<ReviewsDb> contexts, DefinitionShelf definitions)
{
    /// <summary>True until the one-time code has been used.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Settings.AnyAsync(s => s.Name == SettingNames.SetupCodeHash, cancellation);
    }

    /// <summary>The chosen partnership's id, or null before set-up.</summary>
    public async Task<string?> PartnershipIdAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Settings.Where(s => s.Name == SettingNames.Partnership).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The chosen partnership's name, or null before set-up.</summary>
    public async Task<string?> PartnershipNameAsync(CancellationToken cancellation) =>
        await PartnershipIdAsync(cancellation) is { } id ? definitions.Partnership(id)?.Name ?? id : null;
}
