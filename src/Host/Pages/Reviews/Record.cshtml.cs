using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Whose answer is to be recorded for them: every open task of others that allows it. The task's own page does the rest.</summary>
internal sealed class RecordModel(CaseDesk desk, FindCase cases, OpenTasks tasks) : SteeringPageModel(desk, cases)
{
    public override string Here => "Record an answer for somebody";

    protected override Permission Asked => Permission.RecordForOthers;

    public IReadOnlyList<GivableTask> Listed { get; private set; } = [];

    public string? JustRecorded { get; private set; }

    /// <summary>Whose answer was just kept to be recorded later.</summary>
    public string? JustKept { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid? done, Guid? kept, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        Listed = await tasks.ToRecordAsync(Case, cancellation);
        JustRecorded = await tasks.NameOfRecordedAsync(Case, done, cancellation);
        JustKept = Listed.FirstOrDefault(task => task.Row.Id == kept)?.Name;
        return Page();
    }
}
