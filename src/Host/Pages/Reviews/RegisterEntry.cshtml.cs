using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Pages.Components;
using Reviews.Host.Pages.Tasks;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>An entry of a register, to be added or changed: the questions are those of the register's form.</summary>
internal sealed class RegisterEntryModel(CaseDesk desk, FindCase cases, ReviewRegisters registers, DefinitionShelf definitions, KeepRegisterEntry keep) : ReviewPageModel(desk, cases)
{
    private FormDefinition form = null!;

    public override string Here => Entry is null ? $"{Register.Name}: add an entry" : $"{Register.Name}: change an entry";

    /// <summary>Set before any view is drawn.</summary>
    public Register Register { get; private set; } = null!;

    /// <summary>What is to be changed; null for a new one.</summary>
    public RegisterEntryRow? Entry { get; private set; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public int Seen => Entry?.Version ?? 0;

    public bool AsksForBody => Register.IsOfBody && Entry is null;

    /// <summary>The agencies for whom the reader may keep entries: their own, or any of the partnership's.</summary>
    public IReadOnlyList<Choice> Bodies => [.. (definitions.Partnership(Case.Review.Partnership)?.Askable ?? [])
        .Where(agency => Register.MayKeep(Case.Groups, agency.Id)).Select(agency => new Choice(agency.Id, agency.Name))];

    public FormLayout Layout => FormLayout.Of(form, Variables, FormPrefill.Of(Case, Entry is null ? FeelContext.Empty : RegisterEntries.ValuesOf(Entry)));

    public async Task<IActionResult> OnGetAsync(string review, string register, Guid? entry, CancellationToken cancellation) =>
        await ReadAsync(review, register, entry, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, string register, Guid? entry, [FromForm] string? requestId, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, register, entry, cancellation))
            return NotFound();
        var fields = SentForm.Fields(await Request.ReadFormAsync(cancellation));
        var version = int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var outcome = await keep.RunAsync(Desk.Act(requestId), Case.Review.Id, new EntryToKeep(Register, entry, version), fields, cancellation);
        if (outcome.IsDone)
            return Redirect($"/reviews/{Case.Review.Reference}/registers/{Register.Id}?kept=true");
        foreach (var (name, values) in fields)
        {
            ModelState.SetModelValue(name, values.Count == 1 ? values[0] : values.ToArray(), string.Join(',', values));
            ModelState.MarkFieldSkipped(name);
        }

        return this.No(outcome);
    }

    private FeelContext Variables => ReviewVariables.Of(definitions.Partnership(Case.Review.Partnership)!, Desk.Now, Case.Review.Reference, [], FeelContext.Empty);

    private async Task<bool> ReadAsync(string review, string register, Guid? entryId, CancellationToken cancellation)
    {
        if (Register.Find(register) is not { } found)
            return false;
        Register = found;
        if (!await OpenAsync(review, cancellation) || !registers.Of(Case).Contains(found) || !Case.May(found.Keep))
            return false;
        form = registers.FormOf(Case, found)!;
        if (entryId is not { } id)
            return true;
        Entry = await registers.ToChangeAsync(Case, found, id, cancellation);
        return Entry is not null;
    }
}
