using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Uploads;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>One version of the report, with the tracked changes and comments that came back from Word: its authors say what was done about each.</summary>
[RequestSizeLimit(RequestLimits.Form)]
internal sealed class VersionModel(CaseDesk desk, FindCase cases, DraftVersions versions, SettleDraftMarks settle) : ReviewPageModel(desk, cases)
{
    /// <summary>The button that accepts whatever is left without an answer.</summary>
    public const string AcceptRest = "acceptRest";

    public override string Here => "Report";

    public DraftVersion Version { get; private set; } = null!;

    public IReadOnlyList<ShownMark> Shown => ShownMark.Of(Version.Marks, Version.Names);

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>The list was settled by what was just sent, and this is the version without the marks.</summary>
    public bool IsClean { get; private set; }

    public bool IsSaved { get; private set; }

    public bool IsHandedIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid document, bool saved, bool clean, bool handedIn, CancellationToken cancellation)
    {
        if (!await FindAsync(review, document, cancellation))
            return NotFound();
        (IsSaved, IsClean, IsHandedIn) = (saved, clean, handedIn);
        foreach (var (number, row) in Version.Marks.Settled)
        {
            ModelState.SetModelValue(MarkAnswer.OutcomeField(number), row.Outcome, row.Outcome);
            ModelState.SetModelValue(MarkAnswer.AnswerField(number), row.Answer, row.Answer);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string review, Guid document, CancellationToken cancellation)
    {
        if (!await FindAsync(review, document, cancellation) || !Version.MaySettle)
            return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        var outcome = await settle.RunAsync(Desk.Act(form["requestId"]), document, Given(form), cancellation);
        if (outcome.IsDone)
            return Redirect(outcome.Value.CleanVersionId is { } next ? FormattableString.Invariant($"/reviews/{Case.Review.Reference}/versions/{next:D}?clean=true") : FormattableString.Invariant($"/reviews/{Case.Review.Reference}/versions/{document:D}?saved=true"));
        foreach (var (name, values) in form.Where(field => field.Key.StartsWith("outcome.", StringComparison.Ordinal) || field.Key.StartsWith("answer.", StringComparison.Ordinal)))
            ModelState.SetModelValue(name, values.ToString(), values.ToString());
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(error.Field, error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        Response.StatusCode = Refusals.IsConflict(outcome.Refusal) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private List<MarkAnswer> Given(IFormCollection form)
    {
        var acceptsRest = form.ContainsKey(AcceptRest);
        var given = new List<MarkAnswer>();
        foreach (var mark in Shown)
        {
            var outcome = form[MarkAnswer.OutcomeField(mark.Number)].ToString();
            if (outcome.Length == 0 && acceptsRest && !mark.IsComment)
                outcome = DraftMarks.Accepted;
            if (outcome.Length > 0)
                given.Add(new(mark.Number, outcome, form[MarkAnswer.AnswerField(mark.Number)].ToString().Trim()));
        }

        return given;
    }

    private async Task<bool> FindAsync(string review, Guid document, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await versions.OfAsync(Case, document, Desk.Now, cancellation) is not { } version)
            return false;
        Version = version;
        await Desk.RecordReadAsync(Case, "document", document, cancellation);
        ViewData["Title"] = string.Create(CultureInfo.InvariantCulture, $"{version.Heading} – {Case.Review.Reference}");
        return true;
    }
}
