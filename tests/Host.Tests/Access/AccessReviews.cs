using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Access;

/// <summary>
/// The reviews that are asked for. Of Southend's rapid review: one on day 2, and one that is delayed. Of a process with every
/// kind of step at once: one with all of them open, one with some done and a draft circulated, one that is submitted; and
/// another of which nothing is asked, where those are who are not on these.
/// </summary>
internal sealed class AccessReviews
{
    private readonly SouthendTeam southend;
    private readonly AccessActs acts;

    private AccessReviews(SouthendTeam team) => (southend, acts) = (team, new AccessActs(team));

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
        var delayed = await acts.BeginAsync("rapid-review", new ClockAnchor(new LocalDate(2026, 12, 18), new LocalTime(9, 0)));
        var (open, done, submitted, another) = (await acts.BeginAsync("every-step"), await acts.BeginAsync("every-step"), await acts.BeginAsync("every-step"), await acts.BeginAsync("every-step"));
        acts.Team = Team = await AccessTeam.GatherAsync(World, [first.Id, delayed.ReviewId, open.ReviewId, done.ReviewId, submitted.ReviewId], another.ReviewId, await acts.NeighboursAsync());
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
        Things.Add("closed", ("item", await acts.CloseActionAsync(first)));
        Things.Usual("register", "partner-lead");
        foreach (var register in new[] { "proceedings", "staff-support", "single-agency-learning", "themes", "reviewer-requests", "public-names", "requests", "no-register" })
            Things.Add(register, ("register", register));
        Things.Add("entry", ("register", "staff-support"), ("entry", (await acts.KeepSupportAsync(first)).ToString("D")));
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
        Things.Add("feed", ("token", await acts.MakeFeedAsync()));
        Things.Add("anothers", ("prepared", await acts.PrepareAnotherAsync()));
        Things.Add("gone", ("prepared", Guid.NewGuid().ToString("D")));
        Things.Add("participant", ("participant", (await acts.PutOnAsync(first.Id)).ToString("D")));
        Things.Add("offered", ("review", delayed.Reference), ("definition", "written-later"));
        Things.Add("delay", ("review", delayed.Reference), ("delay", (await acts.AgreePauseAsync(delayed)).ToString("D")));
    }

    private async Task NameOpenAsync(StartedReview open)
    {
        foreach (var (element, subject) in new[] { ("report", AccessTeam.Agency), ("sign", AccessTeam.Agency), ("comment", AccessTeam.Agency), ("vote", AccessTeam.Partner) })
        {
            var task = await acts.TaskAsync(open, element, subject);
            Things.AddTask(element, open.Reference, task);
            ForThem(element, task);
        }

        foreach (var element in new[] { "next-draft", "meet", "submit", "publish", "appoint", "begin-review", "alert", "advise", "hear" })
        {
            var task = await acts.TaskAsync(open, element);
            Things.AddTask(element, open.Reference, task);
            ForThem(element, task);
        }

        Things.AddDocument("report-kept", await acts.KeepOnlyAsync(open));
        Things.AddDocument("draft", open.Reference, await acts.DraftAsync(open));
    }

    // The same page, asked for to record what somebody else answered.
    private void ForThem(string element, ReviewTaskRow task) => Things.AddWith(element + "+record", "record=true", ("task", task.Id.ToString("D")));

    private async Task NameDoneAsync(StartedReview done)
    {
        var vote = await acts.TaskAsync(done, "vote", AccessTeam.Partner);
        await AccessActs.SentAsync(Team[Role.SafeguardingPartner, Relation.On], vote, null, ("choice", "commission"), ("reason", "r"));
        Things.AddTask("vote-cast", done.Reference, vote);
        ForThem("vote-cast", vote);
        Things.AddTask("vote-not-cast", done.Reference, await acts.TaskAsync(done, "vote", "health"));
        var report = await acts.TaskAsync(done, "report", AccessTeam.Agency);
        await AccessActs.SentAsync(Team[Role.AgencyLead, Relation.On], report, "documents", ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        Things.AddTask("report-done", done.Reference, report);
        Things.AddDocument("report-file", await acts.DocumentAsync(report));
        var released = await acts.TaskAsync(done, "report", "essex-police");
        await AccessActs.SentAsync(southend.PoliceAgency, released, "documents", ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        var file = await acts.DocumentAsync(released);
        Things.AddDocument("report-released", file);
        var comment = await acts.TaskAsync(done, "comment", AccessTeam.Agency);
        await AccessActs.SentAsync(Team[Role.AgencyLead, Relation.On], comment, "document", ("comments", "c"));
        Things.AddDocument("comments-file", await acts.DocumentAsync(comment));
        var draft = await acts.DraftAsync(done);
        Things.AddDocument("draft-circulated", draft);
        await acts.ChangeAsync(async db =>
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
        Things.AddDocument("final-report", await acts.DraftAsync(submitted));
        var task = await acts.TaskAsync(submitted, "submit");
        await acts.ChangeAsync(async db =>
        {
            var row = await db.ReviewTasks.SingleAsync(t => t.Id == task.Id);
            (row.IsOpen, row.CompletedAt) = (false, World.Now);
        });
    }

    private Task<bool> CloseSetupAsync() => acts.ChangeAsync(db => db.Settings.Where(s => s.Name == SettingNames.SetupCodeHash).ExecuteDeleteAsync());

    private static string FileNamed(string name) => Path.Combine(AppContext.BaseDirectory, "Access", name);

    private static string Ticks(Instant at) => at.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
