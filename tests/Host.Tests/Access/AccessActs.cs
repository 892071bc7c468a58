using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Access;

/// <summary>What people do in the reviews that are asked for, so that there is something to ask for: through the pages, as they would.</summary>
internal sealed class AccessActs(SouthendTeam southend)
{
    private static readonly string[] Agencies = [AccessTeam.Agency, "childrens-services", "essex-police"];

    public AccessTeam Team { get; set; } = null!;

    private CaseWorld World => southend.World;

    public async Task<Guid> KeepSupportAsync(ReviewRow review)
    {
        var kept = await southend.Manager.SendAsync(
            $"/reviews/{review.Reference}/registers/staff-support/entry",
            [("body", AccessTeam.Agency), ("whom", "w"), ("by", "b"), ("what", "w"), ("taken", "yes"), .. Day("offeredOn", 21, 12, 2026)]);
        kept.Status.Should().Be(System.Net.HttpStatusCode.Redirect, kept.Text);
        return await World.ReadAsync(db => db.RegisterEntries.Select(e => e.EntryId).SingleAsync());
    }

    public async Task<string> CloseActionAsync(ReviewRow review)
    {
        var path = $"/reviews/{review.Reference}/follow-up";
        await southend.Manager.SendAsync(path + "/add", [("Kind", "immediate-action"), ("What", "w"), ("Owner", AccessTeam.Agency), .. Day("DueOn", 21, 12, 2026)]);
        await southend.DoneAsync(southend.Hospital, "report-progress", ("state", "done"), ("done", "d"));
        await southend.DoneAsync(southend.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        var page = (await southend.Manager.OpenAsync(path)).Html;
        return page[..page.IndexOf("/reopen", StringComparison.Ordinal)].Split('/')[^1];
    }

    public async Task<DocumentRow> DraftAsync(StartedReview review)
    {
        var task = await TaskAsync(review, "first-draft");
        await SentAsync(Team[Role.LeadAuthor, Relation.On], task, "document");
        return await DocumentAsync(task);
    }

    // A file sent with a fault beside it is kept for whoever sent it, and handed in to nobody.
    public async Task<DocumentRow> KeepOnlyAsync(StartedReview open)
    {
        var task = await TaskAsync(open, "report", AccessTeam.Agency);
        var sent = await southend.Hospital.SendAsync(PathOf(task), ("documents", "kept.pdf", SouthendTeam.Pdf), ("response", "report"));
        sent.Status.Should().Be(System.Net.HttpStatusCode.BadRequest, sent.Text);
        return await DocumentAsync(task);
    }

    public async Task<string> MakeFeedAsync()
    {
        var made = await southend.Nurse.SendAsync("/calendar", ("act", "make"));
        return System.Text.RegularExpressions.Regex.Match(made.Html, @"/calendar/(?<token>[^""/.]+)\.ics", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
    }

    public async Task<string> PrepareAnotherAsync()
    {
        var sent = await southend.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "education"), .. SouthendTeam.Notification]);
        return sent.Location!.Split('/')[3];
    }

    public async Task<Guid> PutOnAsync(Guid review)
    {
        var nurse = await southend.PutOnAsync("Robin", "designated-nurse");
        return await World.ReadAsync(db => db.Participants.Where(p => p.ReviewId == review && p.PersonId == nurse.Id).Select(p => p.Id).SingleAsync());
    }

    public async Task<Guid> AgreePauseAsync(StartedReview delayed)
    {
        var process = await World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ReviewId == delayed.ReviewId));
        var path = $"/reviews/{delayed.Reference}/agree-delay/{process.Id:D}/pause";
        var check = await southend.Manager.SendAsync(
            path,
            [("Reason", "inquest"), ("Why", "w"), ("ApprovedBy", "A"), ("ApproverRole", "Chair"), ("step", "check"), .. Day("ApprovedOn", 18, 12, 2026), .. Day("ReviewOn", 4, 1, 2027), .. Day("From", 22, 12, 2026), .. Day("RunsFrom", 11, 1, 2027)]);
        var agreed = await southend.Manager.PostAsync(path, check, [("step", "confirm")], null);
        agreed.Status.Should().Be(System.Net.HttpStatusCode.Redirect, agreed.Text);
        return await World.ReadAsync(db => db.Delays.Select(d => d.Id).SingleAsync());
    }

    public async Task<Guid> NeighboursAsync()
    {
        var manager = await World.SomeoneInAsync("Emery", ("essex", "business-manager"));
        return (await BeginAsync(manager, new NewReview("essex", "rapid-review", new ClockAnchor(new LocalDate(2026, 12, 18), new LocalTime(9, 0)), [AccessTeam.Agency], FeelContext.Empty))).ReviewId;
    }

    public Task<StartedReview> BeginAsync(string process, ClockAnchor? anchor = null) => BeginAsync(southend.Manager, new NewReview("southend", process, anchor, Agencies, FeelContext.Empty));

    private async Task<StartedReview> BeginAsync(PersonAtWork manager, NewReview review)
    {
        var context = new ActionContext(manager.Id.ToString("D"), World.Now, Guid.NewGuid().ToString("N"));
        var outcome = await World.Services.GetRequiredService<StartReview>().RunAsync(context, review, CancellationToken.None);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Refusal?.Sentence ?? outcome.Errors[0].Message);
    }

    public static async Task SentAsync(PersonAtWork person, ReviewTaskRow task, string? file, params (string, string)[] fields)
    {
        var sent = file is null ? await person.SendAsync(PathOf(task), fields) : await person.SendAsync(PathOf(task), (file, file + ".pdf", SouthendTeam.Pdf), fields);
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
    }

    public Task<ReviewTaskRow> TaskAsync(StartedReview review, string element, string? subject = null) => World.ReadAsync(db =>
        db.ReviewTasks.AsNoTracking().SingleAsync(t => t.ReviewId == review.ReviewId && t.ElementId == element && (subject == null || t.SubjectId == subject)));

    public Task<DocumentRow> DocumentAsync(ReviewTaskRow task) => World.ReadAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.TaskId == task.Id));

    public Task<bool> ChangeAsync(Func<ReviewsDb, Task> change) => World.Services.GetRequiredService<WriteTransactions>().RunAsync(
        async db =>
        {
            await change(db);
            return true;
        },
        CancellationToken.None);

    private static string PathOf(ReviewTaskRow task) => $"/tasks/{task.Step}/{task.Id:D}";

    private static (string, string)[] Day(string field, int day, int month, int year) =>
        [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", $"{year}")];
}
