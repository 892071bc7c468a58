using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Registers;

namespace Reviews.Host.Casework;

/// <summary>The entries of a review's registers as they stand: of each entry its last version.</summary>
internal static class RegisterEntries
{
    public static async Task<IReadOnlyList<RegisterEntryRow>> StandingAsync(ReviewsDb db, Guid reviewId, Register register, CancellationToken cancellation) =>
        [.. (await db.RegisterEntries.AsNoTracking().Where(e => e.ReviewId == reviewId && e.Register == register.Id).ToListAsync(cancellation))
            .GroupBy(e => e.EntryId).Select(versions => versions.MaxBy(e => e.Version)!)];

    public static FeelContext ValuesOf(RegisterEntryRow row) => (FeelContext)VariableJson.Read(row.Values);

    /// <summary>The proceeding that blocks sharing now; null where none does.</summary>
    public static async Task<ProceedingHeeded?> WhatBlocksSharingAsync(ReviewsDb db, DefinitionShelf definitions, ReviewRow review, CancellationToken cancellation) =>
        (await HeededAsync(db, definitions, review, ProceedingHeeded.Sharing, cancellation)).FirstOrDefault(heeded => heeded.Blocks);

    /// <summary>Whether one does, whatever it is called.</summary>
    public static async Task<bool> IsSharingBlockedAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        (await StandingAsync(db, reviewId, Register.Proceedings, cancellation)).Any(row => ProceedingHeeded.Of(ValuesOf(row), ProceedingHeeded.Sharing, kind => kind) is { Blocks: true });

    /// <summary>The proceedings beside a review that bear on one of these acts, those that block first.</summary>
    public static async Task<IReadOnlyList<ProceedingHeeded>> HeededAsync(
        ReviewsDb db, DefinitionShelf definitions, ReviewRow review, IReadOnlyCollection<string> acts, CancellationToken cancellation)
    {
        if (acts.Count == 0)
            return [];
        var kinds = definitions.Form(review.Partnership, Register.Proceedings.FormId)?.Field("kind")?.Options ?? [];
        var standing = await StandingAsync(db, review.Id, Register.Proceedings, cancellation);
        return [.. standing.Select(row => ProceedingHeeded.Of(ValuesOf(row), acts, kind => kinds.FirstOrDefault(option => option.Value == kind)?.Label ?? kind))
            .OfType<ProceedingHeeded>().OrderBy(heeded => !heeded.Blocks).ThenBy(heeded => heeded.Name, StringComparer.Ordinal)];
    }
}
