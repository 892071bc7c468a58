using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is kept of a review beside its steps: each agency sees its own, proceedings warn and block where they bear on a step, and reviews are found by their themes.</summary>
public sealed class RegistersTests
{
    [Fact]
    public async Task A_proceeding_that_blocks_stops_the_circulation_with_its_reason_until_it_no_longer_does()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager, "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"), ("template", "standard"), ("modifiedResponse", "no"));
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        var (register, task) = (team.Review + "/registers/proceedings", await team.Manager.TaskAsync("circulate-reports"));
        (await team.Manager.SendAsync(register + "/entry", [("kind", "police"), .. Day("startedOn", 31, 12)])).Text.Should()
            .Contain("Enter an answer to “Who is the contact?”").And.Contain("The answer to “When did it begin?” must be today or in the past").And.Contain("Select an answer to “What does it say about sharing?”");
        (await team.Manager.SendAsync(register + "/entry", Proceeding("blocks"))).Location.Should().EndWith("/registers/proceedings?kept=true");

        var entry = await team.World.ReadAsync(db => db.RegisterEntries.SingleAsync());
        (await team.Manager.OpenAsync(task)).Text.Should().Contain("This is blocked by a proceeding beside the review: A police investigation. ASK-THE-INSPECTOR");
        var refused = await team.Manager.SendAsync(task, ("checkedForAll", "true"));
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("This cannot be done now, because a police investigation blocks it: ASK-THE-INSPECTOR. It can be done when", "what was typed without a full stop gets one");
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "circulate-reports"))).IsOpen.Should().BeTrue();

        foreach (var reader in new[] { team.Council, team.Advisor })
            (await reader.OpenAsync(register)).Text.Should().Contain("A police investigation").And.Contain("DI Contact").And.Contain("It blocks");
        (await team.Hospital.OpenAsync(register)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().NotContain("Parallel proceedings");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("Parallel proceedings: an entry was added.").And.NotContain("ASK-THE-INSPECTOR");

        var change = $"{register}/entry/{entry.EntryId:D}";
        var (one, other) = (await team.Manager.OpenAsync(change), await team.Manager.OpenAsync(change));
        one.Html.Should().Contain("ASK-THE-INSPECTOR", "what it says is there to be changed");
        (await team.Manager.PostAsync(change, one, Proceeding("warns"), null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.PostAsync(change, other, Proceeding("none"), null)).Status.Should().Be(HttpStatusCode.Conflict, "it was changed since it was opened");
        (await team.Manager.OpenAsync(task)).Text.Should().Contain("Heed a proceeding beside the review first: A police investigation");
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"));
        (await team.World.ReadAsync(db => db.RegisterEntries.CountAsync())).Should().Be(2, "what it said stays on record");
    }

    [Fact]
    public async Task A_family_is_not_told_while_a_proceeding_blocks_it_but_that_it_is_not_yet_can_be_recorded()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("none");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 21, 10, 0));
        await team.DoneAsync(team.Manager, "record-panel-reply", ("replied", "will-not-reply"), ("willNotReason", "w"));
        await team.Manager.SendAsync(team.Review + "/registers/proceedings/entry", [.. Proceeding("none", "blocks")]);
        var task = await team.Manager.TaskAsync("tell-family");

        var future = await team.Manager.SendAsync(task, [("told", "yes"), ("whom", "Mother"), ("inPerson", "yes"), ("toldBy", "Social worker"), .. Day("writtenOn", 22, 1, 2027), .. Day("toldOn", 22, 1, 2027)]);
        future.Text.Should().Contain("Date of the letter must be today or in the past").And.Contain("The answer to “When?” must be today or in the past");
        var blocked = await team.Manager.SendAsync(task, [("told", "yes"), ("whom", "Mother"), ("inPerson", "yes"), ("toldBy", "Social worker"), .. Day("writtenOn", 21, 1, 2027), .. Day("toldOn", 21, 1, 2027)]);
        blocked.Text.Should().Contain("a police investigation blocks it");
        await team.DoneAsync(team.Manager, "tell-family", [("told", "not-yet"), ("whyNotYet", "w"), .. Day("lookAgainOn", 15, 2, 2027)]);
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "tell-family" && t.IsOpen))).Due.Should().Be(new LocalDateTime(2027, 2, 15, 17, 0));
    }

    [Fact]
    public async Task Support_and_learning_are_kept_by_an_agency_and_seen_by_it_and_the_manager_alone()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var (support, learning) = (team.Review + "/registers/staff-support", team.Review + "/registers/single-agency-learning");
        (string, string)[] offered = [("whom", "WHOM"), ("by", "b"), ("what", "w"), ("taken", "yes"), .. Day("offeredOn", 18, 12)];
        (await team.Hospital.SendAsync(support + "/entry", [("body", "childrens-services"), .. offered])).Text.Should().Contain("Select whose entry it is");
        (await team.Hospital.SendAsync(support + "/entry", [("body", "southend-hospital"), .. offered])).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Hospital.SendAsync(learning + "/entry", ("body", "southend-hospital"), ("learnt", "WHAT-WE-LEARNT"), ("does", "d"), ("who", "w"), ("done", "no"))).Status.Should().Be(HttpStatusCode.Redirect);

        foreach (var reader in new[] { team.Hospital, team.Manager })
        {
            (await reader.OpenAsync(support)).Text.Should().Contain("Southend Hospital").And.Contain("WHOM").And.Contain("Friday 18 December 2026");
            (await reader.OpenAsync(learning)).Text.Should().Contain("WHAT-WE-LEARNT");
        }

        (await team.Childrens.OpenAsync(support)).Text.Should().Contain("There is no entry for you to see yet").And.NotContain("WHOM");
        (await team.Childrens.OpenAsync(learning)).Text.Should().NotContain("WHAT-WE-LEARNT");
        (await team.Childrens.OpenAsync(team.Review + "/history")).Text.Should().NotContain("Support for staff");
        var entry = await team.World.ReadAsync(db => db.RegisterEntries.FirstAsync(e => e.Register == "staff-support"));
        (await team.Childrens.OpenAsync($"{support}/entry/{entry.EntryId:D}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Council.OpenAsync(support)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.SendAsync(support + "/entry", [("body", "essex-police"), .. offered])).Status.Should().Be(HttpStatusCode.Redirect, "the manager records for an agency");
        (await team.PoliceAgency.OpenAsync(support)).Text.Should().Contain("Essex Police, public protection").And.NotContain("Southend Hospital");
    }

    [Fact]
    public async Task Whoever_asks_for_a_report_that_is_off_the_website_is_written_down_after_the_review_is_over_too()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var requests = team.Review + "/registers/requests";
        var withdrawn = await team.Manager.SendAsync(team.Review + "/withdraw", ("Then", "stops"), ("Why", "The criteria are not met"), ("step", "check"));
        await team.Manager.PostAsync(team.Review + "/withdraw", withdrawn, [("step", "confirm")], null);
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("This review was withdrawn on");
        (string, string)[] asked = [("who", "A-UNIVERSITY"), ("what", "The published report"), .. Day("askedOn", 18, 12)];

        (await team.Manager.SendAsync(requests + "/entry", [("answer", "refused"), .. asked])).Text.Should().Contain("Enter an answer to “Why not?”").And.Contain("When was it answered?");
        (await team.Manager.SendAsync(requests + "/entry", [("answer", "open"), .. asked])).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync(requests)).Text.Should().Contain("A-UNIVERSITY").And.Contain("Not answered yet");
        (await team.Council.OpenAsync(requests)).Status.Should().Be(HttpStatusCode.NotFound, "who asked is not theirs to know");
    }

    [Fact]
    public async Task The_key_to_the_names_in_public_is_the_managers_and_the_authors_alone_and_what_the_reviewer_was_asked_the_partners_read_too()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var author = await team.PutOnAsync("Alan", "lead-author");
        var (names, requests) = (team.Review + "/registers/public-names", team.Review + "/registers/reviewer-requests");
        (await author.SendAsync(names + "/entry", ("kind", "child"), ("who", "REAL-NAME"), ("called", "Child A"))).Status.Should().Be(HttpStatusCode.Redirect);
        foreach (var day in new[] { 17, 18 })
            (await team.Manager.SendAsync(requests + "/entry", [("what", $"ASKED-ON-{day}"), ("letter", "L"), ("answer", "open"), .. Day("askedOn", day, 12)])).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync(names)).Text.Should().Contain("REAL-NAME").And.Contain("Child A");
        foreach (var other in new[] { team.Council, team.Hospital, team.Advisor })
        {
            (await other.OpenAsync(names)).Status.Should().Be(HttpStatusCode.NotFound);
            (await other.OpenAsync(team.Review + "/registers")).Text.Should().NotContain("Names in public");
            (await other.OpenAsync(team.Review + "/history")).Text.Should().NotContain("Names in public").And.NotContain("REAL-NAME");
        }

        (await team.Council.OpenAsync(requests)).Text.Should().Contain("ASKED-ON-17").And.Contain("ASKED-ON-18");
        (await team.Council.OpenAsync(requests + "/entry")).Status.Should().Be(HttpStatusCode.NotFound, "the manager keeps it");
        (await team.Hospital.OpenAsync(requests)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_opened_what_of_the_circulation_and_when_first_is_shown_to_the_manager_with_those_who_have_not()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        await team.CirculateAsync();
        var file = $"/documents/{(await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "findings.pdf"))).Id:D}";
        (await team.Council.OpenAsync(file)).Status.Should().Be(HttpStatusCode.OK);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 15, 0));
        await team.Council.OpenAsync(file);
        await team.Childrens.OpenAsync(file);

        await team.Health.OpenAsync($"{team.Review}/agency-report/{(await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.Release != null))).Id:D}");

        var receipts = (await team.Manager.OpenAsync(team.Review + "/receipts")).Text;
        receipts.Should().Contain("Southend Hospital Not opened by").And.Contain("With findings.pdf.").And.Contain("Casey Wednesday 30 December 2026, 10am").And.Contain("Charlie Wednesday 30 December 2026, 3pm").And.MatchRegex("Not opened Avery, .*Parker").And.NotContain("Harper", "it is their own");
        receipts.Should().Contain("Hayden Wednesday 30 December 2026, 3pm; not yet findings.pdf", "its page was opened, and not its file");
        receipts.Should().MatchRegex("Not opened by \\d+").And.NotContain("Ollie");
        (await team.Council.OpenAsync(team.Review + "/receipts")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Earlier_reviews_are_found_by_theme_and_never_one_that_the_person_is_not_on()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.Manager.SendAsync(team.Review + "/registers/themes/entry", ("theme", "information-sharing"), ("words", "LATE-LETTERS"), ("improvement", "i"));
        await team.CirculateAsync();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 12, 0));
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("panel-meeting"))).Html.Should().Contain("href=\"/themes\"");

        (await team.Manager.SendAsync("/themes", ("Theme", "information-sharing"), ("Words", "late-letters"))).Text.Should().Contain("Searched: 1 review that you are on, 1 with themes recorded.").And.Contain("LATE-LETTERS").And.Contain("Sharing information");
        (await team.Manager.SendAsync("/themes", ("Theme", "neglect"), ("Words", ""))).Text.Should().Contain("No review that you are on has such a theme").And.NotContain("LATE-LETTERS");
        var elsewhere = await team.World.SomeoneAsync("Sam", "safeguarding-partner:police");
        (await elsewhere.SendAsync("/themes", ("Theme", ""), ("Words", "late"))).Text.Should().Contain("No review that you are on has such a theme").And.NotContain("LATE-LETTERS").And.NotContain("SOU-");
        (await team.Hospital.OpenAsync("/themes")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.World.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Event == "case-read" && e.Data.Contains("themes")))).Should().BeTrue("what was found was read");
    }

    [Fact]
    public async Task Which_partner_leads_is_told_to_everyone_on_the_review()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var kept = await team.Manager.SendAsync(
            team.Review + "/registers/partner-lead/entry", [("partner", "police"), ("on", "The review"), ("agreedBy", "All three"), ("person", "Superintendent"), .. Day("since", 18, 12)]);
        kept.Status.Should().Be(HttpStatusCode.Redirect, kept.Text);
        foreach (var reader in new[] { team.Hospital, team.Nurse, team.Council })
            (await reader.OpenAsync(team.Review + "/registers/partner-lead")).Text.Should().Contain("Essex Police").And.Contain("Superintendent").And.NotContain("Change it");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static (string, string)[] Proceeding(string sharing, string interviewing = "none") =>
    [
        ("kind", "police"), ("contact", "DI Contact"), ("state", "open"), ("sharing", sharing), ("publishing", "none"), ("interviewing", interviewing), ("heed", "ASK-THE-INSPECTOR"), .. Day("startedOn", 14, 12),
    ];

    private static (string, string)[] Day(string field, int day, int month, int year = 2026) => [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", $"{year}")];
}
