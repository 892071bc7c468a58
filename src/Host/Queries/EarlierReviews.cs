using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Registers;

namespace Reviews.Host.Queries;

/// <summary>
/// Reviews found by their themes, for the question whether improvements were identified before (SI 2018/789, regulation
/// 11(a)). Only among reviews that the person is on, those that are over included, in a part that reads themes: of any other
/// nothing is said, not even how many there are.
/// </summary>
internal sealed class EarlierReviews(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>The partnerships of the reviews to be searched, with the themes that their form offers.</summary>
    public async Task<IReadOnlyList<(string Value, string Label)>> ThemesAsync(Guid personId, CancellationToken cancellation)
    {
        var on = await OnAsync(personId, cancellation);
        var partnerships = await db.Reviews.AsNoTracking().Where(r => on.Contains(r.Id)).Select(r => r.Partnership).Distinct().ToListAsync(cancellation);
        return [.. partnerships.SelectMany(id => definitions.Form(id, Register.Themes.FormId)?.Field(ThemeField)?.Options ?? []).Select(option => (option.Value, option.Label)).Distinct().OrderBy(option => option.Label, StringComparer.Ordinal)];
    }

    /// <summary>The newest first. With neither a theme nor words, all that have a theme.</summary>
    /// <param name="words">Found anywhere in what was entered, whatever the case of letters.</param>
    public async Task<EarlierFound> FindAsync(Guid personId, string? theme, string? words, CancellationToken cancellation)
    {
        var on = await OnAsync(personId, cancellation);
        var rows = await db.RegisterEntries.AsNoTracking().Where(e => on.Contains(e.ReviewId) && e.Register == Register.Themes.Id).ToListAsync(cancellation);
        var standing = rows.GroupBy(e => e.EntryId).Select(versions => versions.MaxBy(e => e.Version)!).Where(row => Answers(row, theme, words)).ToLookup(row => row.ReviewId);
        var reviews = await db.Reviews.AsNoTracking().Where(r => on.Contains(r.Id)).ToListAsync(cancellation);
        var found = reviews.Where(review => standing.Contains(review.Id)).OrderByDescending(review => review.StartedAt)
            .Select(review => new FoundReview(review, [.. standing[review.Id].Select(row => Words(review, row))]));
        return new EarlierFound([.. found], reviews.Count, rows.Select(row => row.ReviewId).Distinct().Count());
    }

    private const string ThemeField = "theme";

    private static bool Answers(RegisterEntryRow row, string? theme, string? words)
    {
        var values = RegisterEntries.ValuesOf(row);
        return (string.IsNullOrEmpty(theme) || (values.Find(ThemeField) as FeelText)?.Value == theme)
            && (string.IsNullOrWhiteSpace(words) || values.Entries.Any(value => value.Value is FeelText text && text.Value.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)));
    }

    private IReadOnlyList<(string Label, string Words)> Words(ReviewRow review, RegisterEntryRow row) =>
        definitions.Form(review.Partnership, Register.Themes.FormId) is { } form ? EntryWords.Of(form, RegisterEntries.ValuesOf(row), FeelContext.Empty) : [];

    private async Task<List<Guid>> OnAsync(Guid personId, CancellationToken cancellation) =>
        [.. (await CaseAccess.GroupsByReviewAsync(db, personId, cancellation)).Where(review => review.Value.Any(group => RolePermissions.May(group.Role, Permission.ReadThemes))).Select(review => review.Key)];
}

/// <param name="Searched">In how many reviews it was looked: those that the person is on.</param>
/// <param name="WithThemes">Of how many of them any theme is recorded: of the others nothing can be found.</param>
internal sealed record EarlierFound(IReadOnlyList<FoundReview> Reviews, int Searched, int WithThemes);

/// <param name="Themes">Each as label and words of its fields.</param>
internal sealed record FoundReview(ReviewRow Review, IReadOnlyList<IReadOnlyList<(string Label, string Words)>> Themes);
