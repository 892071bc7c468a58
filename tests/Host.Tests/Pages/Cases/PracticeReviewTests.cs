using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A practice review (S003 App. D) runs in the review of its rapid review: with its people, on a clock and with a report of its own.</summary>
public sealed class PracticeReviewTests
{
    internal static readonly (string, string)[] SignOff = [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    [Fact]
    public async Task What_is_written_in_it_is_nobodys_to_read_because_the_rapid_review_is_over()
    {
        await using var team = await BegunAsync();
        await SetUpAsync(team);

        // The rapid review's reports were circulated and its report submitted: neither says anything of these.
        await SendReportAsync(team, team.Hospital, "southend-hospital", "second-report.pdf");
        var report = await DocumentAsync(team, "second-report.pdf");
        (await team.Childrens.OpenAsync(report)).Status.Should().Be(HttpStatusCode.NotFound, "it is not circulated yet");
        (await team.Hospital.OpenAsync(report)).Status.Should().Be(HttpStatusCode.OK);
        await HeardAsync(team);
        (await team.Childrens.OpenAsync(report)).Status.Should().Be(HttpStatusCode.OK);

        (await team.Author.OpenAsync(await team.Author.TaskAsync("write-first-draft"))).Text.Should().NotContain("Put the report together", "what is put together is the rapid review's");
        await WriteAsync(team, "write-first-draft", "cspr-1.pdf");
        var draft = await DocumentAsync(team, "cspr-1.pdf");
        (await team.Police.OpenAsync(draft)).Status.Should().Be(HttpStatusCode.NotFound, "nobody has circulated it");
        await team.DoneAsync(team.Manager, "circulate-draft", [("checked", "true")]);
        (await team.Police.OpenAsync(draft)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_published_as_the_version_made_for_the_public_after_the_sign_off_and_the_embargo_and_in_no_other_way()
    {
        await using var team = await BegunAsync();
        await ToPublicationAsync(team);

        await PrepareAsync(team, "report-child-r.pdf", SouthendTeam.Pdf + "public");
        await BeforePublicationAsync(team);

        var publish = await team.Manager.TaskAsync("publish");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Settle the terms of reference with the partners 2 working days after it opens, 5pm").And.NotContain("Day 2: Settle the terms");
        (await team.Manager.OpenAsync(publish)).Text.Should().Contain("Nothing is said in public before Tuesday 15 June 2027, 10am.").And.Contain("The advance copies went on Friday 14 May 2027: it can be published from Tuesday 25 May 2027 on, and not before.").And.Contain("report-child-r.pdf").And.NotContain("cspr-2.pdf");
        await team.World.MoveToAsync(new LocalDateTime(2027, 6, 15, 9, 30));
        var early = await team.Manager.SendAsync(publish, Published("09:15"));
        early.Status.Should().Be(HttpStatusCode.BadRequest);
        early.Text.Should().Contain("Expected nothing to be published before 15 June 2027 at 10:00, but 15 June 2027 at 09:15 is before it");
        await team.World.MoveToAsync(new LocalDateTime(2027, 6, 15, 11, 0));
        var whole = await team.World.ReadAsync(db => db.Documents.Where(d => d.FileName == "cspr-2.pdf").Select(d => d.Sha256).SingleAsync());
        (await team.Manager.SendAsync(publish, [.. Published("10:30"), ("sha256", whole)])).Text.Should().Contain("What is published must be the version made for the public");
        await team.DoneAsync(team.Manager, "publish", Published("10:30"));

        (await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null && p.ProcessId != "follow-up").Select(p => p.ProcessId).ToListAsync())).Should().BeEquivalentTo(["after-submission", "after-publication", "share-learning", "share-learning"], "still open: {0}", string.Join(", ", await OpenAsync(team)));
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.ElementId == "report-progress" && t.IsOpen))).Should().Be(2, "what the rapid review recommended and what this one does");
        await team.World.MoveToAsync(new LocalDateTime(2028, 6, 15, 9, 0));
        (await OpenAsync(team)).Should().Contain("take-down");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    internal static async Task<SouthendTeam> BegunAsync(Func<string, string>? edit = null)
    {
        var team = await SouthendTeam.OnDay1Async(new LocalDate(2026, 12, 18), before => edit is null ? Task.CompletedTask : before.World.EditAsync("southend/after-submission.bpmn", edit));
        await team.SubmitAsync("commission");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 21, 10, 0));
        await team.DoneAsync(team.Manager, "record-panel-reply", [("replied", "yes"), ("reply", "agrees"), .. Day("repliedOn", 20, 1), ("comments", "c")]);
        return team;
    }

    internal static async Task SetUpAsync(SouthendTeam team, string? until = null)
    {
        await team.DoneAsync(team.Manager, "record-commission", [("decidedBecause", "d"), ("leadPartner", "health"), ("whoPays", "w"), ("publicName", "Child R")]);
        await team.DoneAsync(team.Manager, "tell-panel-commissioned", [.. Day("toldOn", 21, 1), ("channel", "c"), ("receipt", "r"), ("takesIt", "no")]);
        await team.DoneAsync(team.Manager, "form-panel", [("chair", "c"), ("chairBody", "police"), ("members.0.who", "Member, head of nursing"), ("members.0.body", "health"), ("apart", "true")]);
        if (until == "draft-terms")
            return;
        await team.DoneAsync(team.Manager, "draft-terms", [("summary", "s"), .. Day("periodFrom", 1, 1, 2025), .. Day("periodTo", 1, 12, 2026), ("whose", "w")]);
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await team.DoneAsync(partner, "agree-terms", body, ("agreed", "agreed"));
        await team.DoneAsync(team.Manager, "find-reviewer", [("person", team.Author.Id.ToString("D")), ("reason", "r"), ("experience", "e"), ("hasConflicts", "no")]);
        await team.DoneAsync(team.Advisor, "check-reviewer", [("independent", "yes"), ("why", "w")]);
        if (until == "appoint-reviewer")
            return;
        await team.DoneAsync(team.Manager, "appoint-reviewer", [("person", team.Author.Id.ToString("D")), ("reason", "r")]);
        await team.DoneAsync(team.Author, "agree-methodology", [("method", "m"), ("practitioners", "p"), ("family", "f")]);
    }

    /// <summary>Whoever has not reported says that there is nothing; the reports are circulated, the family and the practitioners heard, the panel held.</summary>
    internal static async Task HeardAsync(SouthendTeam team)
    {
        foreach (var (lead, agency) in Agencies(team))
        {
            if (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.ElementId == "agency-report" && t.IsOpen && t.SubjectId == agency)))
                await team.DoneAsync(lead, "agency-report", agency, ("response", "nil-return"), ("reason", "r"), ("confirmed", "true"));
        }

        await team.DoneAsync(team.Manager, "circulate-reports", [("checkedForAll", "true")]);
        await team.DoneAsync(team.Manager, "involve-family", [("answer", "yes"), .. Day("askedOn", 21, 1), ("askedBy", "a"), ("takePart", "no"), ("heard", "h")]);
        await team.DoneAsync(team.Manager, "meet-practitioners", [("held", "yes"), .. Day("heldOn", 21, 1), ("who", "w"), ("themes", "t")]);
        var panel = await team.Manager.TaskAsync("hold-panel");
        (await team.Manager.OpenAsync(panel)).Text.Should().Contain("Member for NHS Mid and South Essex Integrated Care Board").And.Contain("Member, head of nursing");
        (await team.Manager.OpenAsync(panel)).Html.Should().Contain("names.health").And.Contain("names.police").And.NotContain("names.local-authority", "nobody of it is on the review’s own panel");
        await team.DoneAsync(team.Manager, "hold-panel", [.. Day("heldAt", 21, 1), ("heldAt.time", "09:00"), ("hasConflicts", "no"), ("attended", "police"), ("attended", "health"),
            ("names.police", "Two"), ("names.health", "Three"), ("workedWell", "w"), ("concerns", "c"), ("themes", "t")]);
    }

    /// <summary>From the appointment to the decision that it is published in full, at ten on 15 June 2027.</summary>
    internal static async Task ToPublicationAsync(SouthendTeam team)
    {
        await SetUpAsync(team);
        await HeardAsync(team);
        await WriteAsync(team, "write-first-draft", "cspr-1.pdf");
        await team.DoneAsync(team.Manager, "circulate-draft", [("checked", "true")]);
        await team.World.MoveToAsync(new LocalDateTime(2027, 5, 14, 17, 0));
        await WriteAsync(team, "write-final-draft", "cspr-2.pdf");
        foreach (var (lead, agency) in Agencies(team))
            await team.DoneAsync(lead, "confirm-senior-sign-off", agency, SignOff);
        var strategic = await team.World.SomeoneAsync("Sam", "strategic-group");
        await team.DoneAsync(team.Advisor, "advisor-sign-off", SignOff);
        (await strategic.OpenAsync(await DocumentAsync(team, "cspr-2.pdf"))).Status.Should().Be(HttpStatusCode.OK, "whoever adopts it reads it");
        await team.DoneAsync(strategic, "adopt-report", [("outcome", "adopted"), .. Day("decidedOn", 14, 5), ("recommendations.0.what", "Share alerts"), ("recommendations.0.owner", "southend-hospital"), .. Day("recommendations.0.dueOn", 1, 12)]);
        await team.DoneAsync(strategic, "decide-publication", [("choice", "full"), .. Day("decidedOn", 14, 5), .. Day("publishOn", 15, 6), ("publishAt.time", "10:00")]);
    }

    internal static async Task BeforePublicationAsync(SouthendTeam team)
    {
        foreach (var element in new[] { "tell-family-of-publication", "tell-staff-of-publication" })
            await team.DoneAsync(team.Manager, element, [("told", "yes"), .. Day("toldOn", 14, 5), ("whom", "w")]);
        await team.DoneAsync(team.Manager, "send-advance-copies", [.. Day("sentOn", 14, 5), ("to", "t"), ("channel", "c"), ("embargoTold", "true")]);
    }

    internal static async Task SendReportAsync(SouthendTeam team, PersonAtWork lead, string agency, string fileName)
    {
        var sent = await lead.SendAsync(
            await lead.TaskAsync("agency-report", agency), ("documents", fileName, SouthendTeam.Pdf), ("response", "report"), ("author", "a"), ("significantIssues", "no"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }

    internal static async Task WriteAsync(SouthendTeam team, string element, string fileName)
    {
        var sent = await team.Author.SendAsync(await team.Author.TaskAsync(element), ("document", fileName, SouthendTeam.Pdf + fileName), []);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }

    internal static async Task PrepareAsync(SouthendTeam team, string fileName, string content)
    {
        var sent = await team.Manager.SendAsync(await team.Manager.TaskAsync("prepare-publication"), ("document", fileName, content), ("changed", "c"), ("checkedBy", "c"), ("nobody", "true"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }

    internal static (PersonAtWork Lead, string Agency)[] Agencies(SouthendTeam team) =>
        [(team.Childrens, "childrens-services"), (team.PoliceAgency, "essex-police"), (team.Hospital, "southend-hospital")];

    internal static (string, string)[] Published(string time) => [.. Day("publishedAt", 15, 6), ("publishedAt.time", time), ("address", "a")];

    internal static (string, string)[] Day(string field, int day, int month, int year = 2027) =>
        [(field + ".Day", Text(day)), (field + ".Month", Text(month)), (field + ".Year", Text(year))];

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static async Task<string> DocumentAsync(SouthendTeam team, string fileName) =>
        $"/documents/{await team.World.ReadAsync(db => db.Documents.Where(d => d.FileName == fileName).Select(d => d.Id).SingleAsync()):D}";

    internal static Task<List<string>> OpenAsync(SouthendTeam team) => team.World.ReadAsync(db =>
        db.ReviewTasks.Where(t => t.IsOpen && t.ElementId != "report-progress").Select(t => t.ElementId).ToListAsync());
}
