using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>The entries of a register that their reader may see, the newest first, in the words of its form.</summary>
internal sealed class ReviewRegisters(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>Those the reader may open and the partnership keeps.</summary>
    public IReadOnlyList<Register> Of(OpenCase opened) => [.. Register.All.Where(register => register.MayOpen(opened.Groups) && FormOf(opened, register) is not null)];

    public FormDefinition? FormOf(OpenCase opened, Register register) => definitions.Form(opened.Review.Partnership, register.FormId);

    public async Task<IReadOnlyList<RegisterLine>> EntriesAsync(OpenCase opened, Register register, CancellationToken cancellation)
    {
        var (form, partnership) = (FormOf(opened, register), definitions.Partnership(opened.Review.Partnership));
        var standing = (await RegisterEntries.StandingAsync(db, opened.Review.Id, register, cancellation)).Where(row => register.MayRead(opened.Groups, row.Body)).ToList();
        var names = await PeopleNames.OfAsync(db, standing.Select(row => (string?)row.KeptBy), cancellation);
        return [.. standing.OrderByDescending(row => row.KeptAt).Select(row => new RegisterLine(
            row,
            row.Body is null ? null : partnership?.On(LondonTime.ToLocal(row.KeptAt).Date).Agency(row.Body)?.Name ?? row.Body,
            form is null ? [] : EntryWords.Of(form, RegisterEntries.ValuesOf(row), ReviewVariables.Of(partnership!, row.KeptAt, opened.Review.Reference, [], FeelContext.Empty)),
            names.Of(row.KeptBy),
            register.MayKeep(opened.Groups, row.Body)))];
    }

    /// <summary>What the register holds that a step shows, each entry by its first field; null where the step shows none, or its reader may not read it.</summary>
    /// <param name="properties">Of the step.</param>
    public async Task<RegisterAtStep?> AtStepAsync(OpenCase opened, IReadOnlyDictionary<string, string> properties, CancellationToken cancellation)
    {
        if (Register.Find(properties.GetValueOrDefault(StepProperties.Register, "")) is not { } register || !Of(opened).Contains(register))
            return null;
        var entries = await EntriesAsync(opened, register, cancellation);
        return new RegisterAtStep(register, [.. entries.Where(entry => entry.Values.Count > 0).Select(entry => entry.Values[0].Words).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Null where there is none, or the reader may not change it.</summary>
    public async Task<RegisterEntryRow?> ToChangeAsync(OpenCase opened, Register register, Guid entryId, CancellationToken cancellation) =>
        (await db.RegisterEntries.AsNoTracking().Where(e => e.EntryId == entryId && e.ReviewId == opened.Review.Id && e.Register == register.Id).OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancellation)) is { } row
        && register.MayKeep(opened.Groups, row.Body) ? row : null;
}

/// <param name="Entries">Each in a few words.</param>
internal sealed record RegisterAtStep(Register Register, IReadOnlyList<string> Entries);

/// <param name="Body">The name of the agency whose it is.</param>
/// <param name="Values">Label and words of each field that says something, in the order of the form.</param>
internal sealed record RegisterLine(RegisterEntryRow Row, string? Body, IReadOnlyList<(string Label, string Words)> Values, string By, bool MayChange);
