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

/// <summary>
/// The reviews that are asked for. Of Southend's rapid review: one on day 2, and one that is delayed. Of a process with every
/// kind of step at once: one with all of them open, one with some done and a draft circulated, one that is submitted; and
/// another of which nothing is asked, where those are who are not on these.
/// </summary>
internal sealed class AccessReviews
{
    private static readonly string[] Agencies = [AccessTeam.Agency, "childrens-services", "essex-police"];

    private readonly SouthendTeam southend;

    private AccessReviews(SouthendTeam team) => southend = team;

    public AccessThings Things { get; } = new();

    public AccessTeam Team { get; private set; } = null!;

    private CaseWorld World => southend.World;

    public static async Task<AccessReviews> StartAsync(SouthendTeam team)
    {
        var reviews = new AccessReviews(team);
        await reviews.PrepareAsync();
        return reviews;
    }

    private async Task PrepareAsync()
    {
        await CloseSetupAsync();
        await World.AddAsync(FileNamed("every-step.bpmn"), FileNamed("written-later.bpmn"), FileNamed("one-question.form"));
        World.PassTo(new LocalDateTime(2026, 12, 21, 10, 0));
        var first = await World.ReadAsync(db => db.Reviews.SingleAsync());
        var delayed = await BeginAsync("rapid-review", new ClockAnchor(new LocalDate(2026, 12, 18), new LocalTime(9, 0)));
        var (open, done, submitted, another) = (await BeginAsync("every-step"), await BeginAsync("every-step"), await BeginAsync("every-step"), await BeginAsync("every-step"));
        Team = await AccessTeam.GatherAsync(World, [first.Id, delayed.ReviewId, open.ReviewId, done.ReviewId, submitted.ReviewId], another.ReviewId, await NeighboursAsync());
        // Later than their tasks were made, so that no draft is theirs to see for having been there before.
        World.PassTo(new LocalDateTime(2026, 12, 21, 11, 0));
        await NameOfRapidReviewAsync(first, delayed);
        await NameOpenAsync(open);
        await NameDoneAsync(done);
        await NameSubmittedAsync(submitted);
    }

    private async Task NameOfRapidReviewAsync(ReviewRow first, StartedReview delayed)
    {
        var process = await World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ReviewId == first.Id));
        var timer = await World.ReadAsync(db => db.ArmedTimers.Where(t => t.ProcessInstanceId == process.Id).OrderByDescending(t => t.DueAt).FirstAsync());
        var reminds = Instant.FromUtc(2026, 12, 24, 9, 0);
        Things.Usual("review", first.Reference);
        Things.Usual("process", process.Id.ToString("D"));
        Things.Usual("definition", "rapid-review");
        Things.Usual("token", "no-such-token");
        Things.Usual("item", "no-such-item");
        Things.Usual("partnership", "southend");
        Things.Add("closed", ("item", await CloseActionAsync(first)));
        Things.Usual("register", "partner-lead");
        foreach (var register in new[] { "proceedings", "staff-support", "single-agency-learning", "themes", "reviewer-requests", "public-names", "requests", "no-register" })
            Things.Add(register, ("register", register));
        Things.Add("entry", ("register", "staff-support"), ("entry", (await KeepSupportAsync(first)).ToString("D")));
        Things.Usual("person", (await World.SomeoneAsync("Somebody", "designated-nurse")).Id.ToString("D"));
        Things.Add("unknown", ("review", "SOU-2026-9999"), ("process", Guid.NewGuid().ToString("D")), ("task", Guid.NewGuid().ToString("D")), ("document", Guid.NewGuid().ToString("D")), ("person", Guid.NewGuid().ToString("D")));
        Things.Add("incident", ("date", "incident"));
        Things.Add("no-date", ("date", "no-such-date"));
        foreach (var kind in new[] { "pause", "extension", "relaxation" })
            Things.Add(kind, ("kind", kind));
        Things.Add("no-kind", ("kind", "0"));
        Things.Add("christmas", ("date", "2026-12-25"));
        Things.Add("working-day", ("date", "2026-12-24"));
        Things.Add("timer", ("element", timer.ElementId), ("due", Ticks(timer.DueAt)));
        Things.AddWith("of-a-task", "about=agency-report", ("reason", "Reminder"), ("due", Ticks(reminds)));
        Things.Add("of-no-task", ("reason", "Reminder"), ("due", Ticks(reminds)));
        Things.Add("feed", ("token", await MakeFeedAsync()));
        Things.Add("anothers", ("prepared", await PrepareAnotherAsync()));
        Things.Add("gone", ("prepared", Guid.NewGuid().ToString("D")));
        Things.Add("participant", ("participant", (await PutOnAsync(first.Id)).ToString("D")));
        Things.Add("offered", ("review", delayed.Reference), ("definition", "written-later"));
        Things.Add("delay", ("review", delayed.Reference), ("delay", (await AgreePauseAsync(delayed)).ToString("D")));
    }

    private async Task<Guid> KeepSupportAsync(ReviewRow review)
    {
        var kept = await southend.Manager.SendAsync(
            $"/reviews/{review.Reference}/registers/staff-support/entry",
            [("body", AccessTeam.Agency), ("whom", "w"), ("by", "b"), ("what", "w"), ("taken", "yes"), .. Day("offeredOn", 21, 12, 2026)]);
        kept.Status.Should().Be(System.Net.HttpStatusCode.Redirect, kept.Text);
        return await World.ReadAsync(db => db.RegisterEntries.Select(e => e.EntryId).SingleAsync());
    }

    private async Task<string> CloseActionAsync(ReviewRow review)
    {
        var path = $"/reviews/{review.Reference}/follow-up";
        await southend.Manager.SendAsync(path + "/add", [("Kind", "immediate-action"), ("What", "w"), ("Owner", AccessTeam.Agency), .. Day("DueOn", 21, 12, 2026)]);
        await southend.DoneAsync(southend.Hospital, "report-progress", ("state", "done"), ("done", "d"));
        await southend.DoneAsync(southend.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        var page = (await southend.Manager.OpenAsync(path)).Html;
        return page[..page.IndexOf("/reopen", StringComparison.Ordinal)].Split('/')[^1];
    }

    private async Task NameOpenAsync(StartedReview open)
    {
        foreach (var (element, subject) in new[] { ("report", AccessTeam.Agency), ("sign", AccessTeam.Agency), ("comment", AccessTeam.Agency), ("vote", AccessTeam.Partner) })
        {
            var task = await TaskAsync(open, element, subject);
            Things.AddTask(element, open.Reference, task);
            ForThem(element, task);
        }

        foreach (var element in new[] { "next-draft", "meet", "submit", "publish", "appoint", "begin-review", "alert", "advise", "hear" })
        {
            var task = await TaskAsync(open, element);
            Things.AddTask(element, open.Reference, task);
            ForThem(element, task);
        }

        Things.AddDocument("report-kept", await KeepOnlyAsync(open));
        Things.AddDocument("draft", open.Reference, await DraftAsync(open));
    }

    // The same page, asked for to record what somebody else answered.
    private void ForThem(string element, ReviewTaskRow task) => Things.AddWith(element + "+record", "record=true", ("task", task.Id.ToString("D")));

    private async Task NameDoneAsync(StartedReview done)
    {
        var vote = await TaskAsync(done, "vote", AccessTeam.Partner);
        await SentAsync(Team[Role.SafeguardingPartner, Relation.On], vote, null, ("choice", "commission"), ("reason", "r"));
        Things.AddTask("vote-cast", done.Reference, vote);
        ForThem("vote-cast", vote);
        Things.AddTask("vote-not-cast", done.Reference, await TaskAsync(done, "vote", "health"));
        var report = await TaskAsync(done, "report", AccessTeam.Agency);
        await SentAsync(Team[Role.AgencyLead, Relation.On], report, "documents", ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        Things.AddTask("report-done", done.Reference, report);
        Things.AddDocument("report-file", await DocumentAsync(report));
        var released = await TaskAsync(done, "report", "essex-police");
        await SentAsync(southend.PoliceAgency, released, "documents", ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        var file = await DocumentAsync(released);
        Things.AddDocument("report-released", file);
        var comment = await TaskAsync(done, "comment", AccessTeam.Agency);
        await SentAsync(Team[Role.AgencyLead, Relation.On], comment, "document", ("comments", "c"));
        Things.AddDocument("comments-file", await DocumentAsync(comment));
        var draft = await DraftAsync(done);
        Things.AddDocument("draft-circulated", draft);
        await ChangeAsync(async db =>
        {
            (await db.Documents.SingleAsync(d => d.Id == file.Id)).ReleasedAt = World.Now;
            db.Jobs.Add(new JobRow
            {
                Id = Guid.NewGuid(),
                ReviewId = done.ReviewId,
                ProcessInstanceId = draft.ProcessInstanceId!.Value,
                EngineInstanceId = 0,
                ElementId = "circulate",
                Type = JobTypes.CirculateDraftReport,
                RetriesLeft = 0,
                CreatedAt = World.Now,
                DueAt = World.Now,
                State = JobState.Done,
            });
        });
    }

    private async Task NameSubmittedAsync(StartedReview submitted)
    {
        Things.AddDocument("final-report", await DraftAsync(submitted));
        var task = await TaskAsync(submitted, "submit");
        await ChangeAsync(async db =>
        {
            var row = await db.ReviewTasks.SingleAsync(t => t.Id == task.Id);
            (row.IsOpen, row.CompletedAt) = (false, World.Now);
        });
    }

    private async Task<DocumentRow> DraftAsync(StartedReview review)
    {
        var task = await TaskAsync(review, "first-draft");
        await SentAsync(Team[Role.LeadAuthor, Relation.On], task, "document");
        return await DocumentAsync(task);
    }

    // A file sent with a fault beside it is kept for whoever sent it, and handed in to nobody.
    private async Task<DocumentRow> KeepOnlyAsync(StartedReview open)
    {
        var task = await TaskAsync(open, "report", AccessTeam.Agency);
        var sent = await southend.Hospital.SendAsync(PathOf(task), ("documents", "kept.pdf", SouthendTeam.Pdf), ("response", "report"));
        sent.Status.Should().Be(System.Net.HttpStatusCode.BadRequest, sent.Text);
        return await DocumentAsync(task);
    }

    private async Task<string> MakeFeedAsync()
    {
        var made = await southend.Nurse.SendAsync("/calendar", ("act", "make"));
        return System.Text.RegularExpressions.Regex.Match(made.Html, @"/calendar/(?<token>[^""/.]+)\.ics", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
    }

    private async Task<string> PrepareAnotherAsync()
    {
        var sent = await southend.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "education"), .. SouthendTeam.Notification]);
        return sent.Location!.Split('/')[3];
    }

    private async Task<Guid> PutOnAsync(Guid review)
    {
        var nurse = await southend.PutOnAsync("Robin", "designated-nurse");
        return await World.ReadAsync(db => db.Participants.Where(p => p.ReviewId == review && p.PersonId == nurse.Id).Select(p => p.Id).SingleAsync());
    }

    private async Task<Guid> AgreePauseAsync(StartedReview delayed)
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

    private async Task<Guid> NeighboursAsync()
    {
        var manager = await World.SomeoneInAsync("Emery", ("essex", "business-manager"));
        return (await BeginAsync(manager, new NewReview("essex", "rapid-review", new ClockAnchor(new LocalDate(2026, 12, 18), new LocalTime(9, 0)), [AccessTeam.Agency], FeelContext.Empty))).ReviewId;
    }

    private Task<StartedReview> BeginAsync(string process, ClockAnchor? anchor = null) => BeginAsync(southend.Manager, new NewReview("southend", process, anchor, Agencies, FeelContext.Empty));

    private async Task<StartedReview> BeginAsync(PersonAtWork manager, NewReview review)
    {
        var context = new ActionContext(manager.Id.ToString("D"), World.Now, Guid.NewGuid().ToString("N"));
        var outcome = await World.Services.GetRequiredService<StartReview>().RunAsync(context, review, CancellationToken.None);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Refusal?.Sentence ?? outcome.Errors[0].Message);
    }

    private static async Task SentAsync(PersonAtWork person, ReviewTaskRow task, string? file, params (string, string)[] fields)
    {
        var sent = file is null ? await person.SendAsync(PathOf(task), fields) : await person.SendAsync(PathOf(task), (file, file + ".pdf", SouthendTeam.Pdf), fields);
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
    }

    private Task<ReviewTaskRow> TaskAsync(StartedReview review, string element, string? subject = null) => World.ReadAsync(db =>
        db.ReviewTasks.AsNoTracking().SingleAsync(t => t.ReviewId == review.ReviewId && t.ElementId == element && (subject == null || t.SubjectId == subject)));

    private Task<DocumentRow> DocumentAsync(ReviewTaskRow task) => World.ReadAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.TaskId == task.Id));

    private Task<bool> CloseSetupAsync() => ChangeAsync(db => db.Settings.Where(s => s.Name == SettingNames.SetupCodeHash).ExecuteDeleteAsync());

    private Task<bool> ChangeAsync(Func<ReviewsDb, Task> change) => World.Services.GetRequiredService<WriteTransactions>().RunAsync(
        async db =>
        {
            await change(db);
            return true;
        },
        CancellationToken.None);

    private static string PathOf(ReviewTaskRow task) => $"/tasks/{task.Step}/{task.Id:D}";

    private static string FileNamed(string name) => Path.Combine(AppContext.BaseDirectory, "Access", name);

    private static (string, string)[] Day(string field, int day, int month, int year) =>
        [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", $"{year}")];

    private static string Ticks(Instant at) => at.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
