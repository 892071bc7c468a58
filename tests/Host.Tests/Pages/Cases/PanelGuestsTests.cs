using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The panel meeting stands in the calendars of those it is for: whoever joins them gets it at once, and it goes when they leave.</summary>
public sealed class PanelGuestsTests
{
    [Fact]
    public async Task Whoever_joins_those_invited_is_invited_whoever_leaves_is_told_and_a_return_counts_higher_still()
    {
        await using var team = await CommissionedAsync();
        var joined = await team.PutOnAsync("Percy", "safeguarding-partner:police");
        var mail = (await team.MailsAsync(joined, "panel-invited")).Should().ContainSingle().Subject;
        mail.Body.Should().Contain("The panel meets at 10am on Thursday 31 December 2026.").And.Contain("Place: Room 3");
        Calendar(mail).Should().Contain("METHOD:REQUEST\r\n").And.Contain("DTSTART;TZID=Europe/London:20261231T100000\r\n");
        (await team.MailsAsync(await team.PutOnAsync("Hilary", "agency-lead:southend-hospital"), "panel-invited")).Should().BeEmpty("no agency is invited before the reports are circulated");
        (await team.MailsAsync(team.Police, "panel-invited")).Should().BeEmpty("she has it already");

        await TakeOffAsync(team, joined);
        var off = (await team.MailsAsync(joined, "panel-called-off")).Should().ContainSingle().Subject;
        off.Body.Should().Contain("You were invited to the panel meeting at 10am on Thursday 31 December 2026.").And.NotContain("/reviews/", "they can open it no more");
        Calendar(off).Should().Contain("METHOD:CANCEL\r\n");
        Uid(off).Should().Be(Uid(mail));
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == "panel-called-off"))).Should().Be(1, "the others stay invited");

        await PutOnAgainAsync(team, joined, "safeguarding-partner:police");
        var again = (await team.MailsAsync(joined, "panel-invited")).Single(m => m.Id != mail.Id);
        await MovePanelAsync(team);
        var moved = (await team.MailsAsync(joined, "panel-moved")).Should().ContainSingle().Subject;
        new[] { mail, off, again, moved }.Select(Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems("a calendar takes no change whose number it has seen");
        Calendar(moved).Should().Contain("METHOD:REQUEST\r\n").And.Contain("DTSTART;TZID=Europe/London:20270104T100000\r\n");
        Sequence((await team.MailsAsync(team.Police, "panel-moved")).Should().ContainSingle().Subject).Should().Be(Sequence(moved));
    }

    [Fact]
    public async Task Whoever_has_left_is_told_of_no_move_any_more()
    {
        await using var team = await CommissionedAsync();
        await team.PutOnAsync("Percy", "safeguarding-partner:police");
        await TakeOffAsync(team, team.Police);
        await MovePanelAsync(team);
        (await team.MailsAsync(team.Police, "panel-called-off")).Should().ContainSingle();
        (await team.MailsAsync(team.Police, "panel-moved")).Should().BeEmpty();
    }

    [Fact]
    public async Task An_account_that_is_closed_gives_the_meeting_up_and_opened_again_gets_it_back()
    {
        await using var team = await CommissionedAsync();
        await SetActiveAsync(team, active: false);
        var off = (await team.MailsAsync(team.Police, "panel-called-off")).Should().ContainSingle().Subject;
        off.To.Should().Be((await team.MailsAsync(team.Police, "commissioning-notice")).Single().To);
        await SetActiveAsync(team, active: true);
        Sequence((await team.MailsAsync(team.Police, "panel-invited")).Should().ContainSingle().Subject).Should().BeGreaterThan(Sequence(off));
    }

    [Fact]
    public async Task A_role_that_ends_takes_the_meeting_with_it()
    {
        await using var team = await CommissionedAsync();
        await team.PutOnAsync("Percy", "safeguarding-partner:police");
        var assignment = await team.World.ReadAsync(db => db.RoleAssignments.Where(a => a.PersonId == team.Police.Id && a.Until == null).Select(a => a.Id).SingleAsync());
        (await team.World.Services.GetRequiredService<EndRole>().RunAsync(By(team, "ends"), assignment, CancellationToken.None)).IsDone.Should().BeTrue();
        Calendar((await team.MailsAsync(team.Police, "panel-called-off")).Should().ContainSingle().Subject).Should().Contain("METHOD:CANCEL\r\n");
    }

    [Fact]
    public async Task Once_the_reports_are_circulated_an_agency_s_lead_who_joins_is_invited_and_nobody_to_a_meeting_that_was_held()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        (await team.MailsAsync(await team.PutOnAsync("Hilary", "agency-lead:southend-hospital"), "panel-invited")).Should().ContainSingle();
        (await team.MailsAsync(await team.PutOnAsync("Ira", "independent-advisor"), "panel-invited")).Should().BeEmpty("the advisor is not among those invited");
        await team.MeetAsync();
        (await team.MailsAsync(await team.PutOnAsync("Lee", "agency-lead:essex-police"), "panel-invited")).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_joins_by_an_invitation_to_that_review_is_invited_to_its_meeting_as_they_accept()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        var review = await team.World.ReadAsync(db => db.Reviews.Select(r => r.Id).SingleAsync());
        await using var scope = team.World.Services.CreateAsyncScope();
        const string Token = "an-invitation-of-the-tests-0001";
        var invitee = new Invitee("new@example.org", "Nell", Reviews.Workflows.Access.Group.Parse("agency-lead:southend-hospital"), "southend");
        (await scope.ServiceProvider.GetRequiredService<InviteToReview>().RunAsync(
            new ActionContext(team.Manager.Id.ToString("D"), team.World.Now, "invites"), review, invitee, Token, CancellationToken.None)).IsDone.Should().BeTrue();
        var joined = await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().RunAsync(
            new ActionContext(Actors.Invitation("it"), team.World.Now, "accepts"), Token, "Plum-kettle-0rbit", CancellationToken.None);
        joined.IsDone.Should().BeTrue();
        (await team.World.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "panel-invited").ToListAsync())).Should().ContainSingle()
            .Which.Should().Match<OutboxMessageRow>(mail => mail.PersonId == joined.Value!.PersonId && mail.To == "new@example.org");
    }

    [Fact]
    public async Task The_meeting_stands_in_the_feed_of_whoever_is_invited_as_the_same_event_and_moves_and_goes_there_too()
    {
        await using var team = await CommissionedAsync();
        var joined = await team.PutOnAsync("Percy", "safeguarding-partner:police");
        var (feed, hospital) = (await MadeAsync(joined), await MadeAsync(team.Hospital));
        var stranger = team.World.Stranger();
        var uid = Uid((await team.MailsAsync(joined, "panel-invited")).Single());
        (await stranger.OpenAsync(feed)).Html.Should().Contain(uid + "\r\n").And.Contain("SUMMARY:Panel meeting: SOU-2026-0001\r\n").And.Contain("LOCATION:Room 3\r\n")
            .And.Contain("DTSTART;TZID=Europe/London:20261231T100000\r\n").And.Contain("DTEND;TZID=Europe/London:20261231T120000\r\n").And.NotContain("ATTENDEE");
        (await stranger.OpenAsync(hospital)).Html.Should().NotContain("Panel meeting", "the hospital is not invited yet");

        await MovePanelAsync(team);
        var after = (await stranger.OpenAsync(feed)).Html;
        after.Should().Contain(uid + "\r\n").And.Contain("DTSTART;TZID=Europe/London:20270104T100000\r\n").And.NotContain("20261231T100000");
        after.Should().Contain($"SEQUENCE:{Sequence((await team.MailsAsync(joined, "panel-moved")).Single())}\r\n");

        await TakeOffAsync(team, joined);
        (await stranger.OpenAsync(feed)).Html.Should().Contain(uid + "\r\n").And.Contain("STATUS:CANCELLED\r\n");
        await MovePanelAsync(team, day: "5");
        (await stranger.OpenAsync(feed)).Html.Should().NotContain("20270105", "what they may not see any more is not told there either");
        team.World.PassTo(new LocalDateTime(2027, 1, 4, 10, 0));
        (await stranger.OpenAsync(feed)).Html.Should().NotContain("Panel meeting");
    }

    [Fact]
    public async Task A_review_that_is_withdrawn_takes_the_meeting_out_of_the_feed()
    {
        await using var team = await CommissionedAsync();
        var feed = await MadeAsync(team.Police);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 18, 11, 0));
        await team.World.Services.GetRequiredService<Reviews.Host.Storage.WriteTransactions>().RunAsync(
            db => db.OutboxMessages.ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, team.World.Now)), CancellationToken.None);
        var check = await team.Manager.SendAsync(team.Review + "/withdraw", ("Why", "r"), ("Then", "stops"), ("step", "check"));
        (await team.Manager.PostAsync(team.Review + "/withdraw", check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.Stranger().OpenAsync(feed)).Html.Should().Contain("SUMMARY:Panel meeting").And.Contain("STATUS:CANCELLED\r\n").And.Contain("SEQUENCE:1\r\n");
    }

    private static async Task<SouthendTeam> CommissionedAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        return team;
    }

    private static async Task MovePanelAsync(SouthendTeam team, string day = "4")
    {
        var process = await team.World.ReadAsync(db => db.ProcessInstances.Select(p => p.Id).SingleAsync());
        var path = $"{team.Review}/move-step/{process:D}";
        var check = await team.Manager.SendAsync(path, ("Moves", "panel-meeting"), ("How", "date"), ("On.Day", day), ("On.Month", "1"), ("On.Year", "2027"), ("At", "17:00"), ("Why", "r"), ("step", "check"));
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect, check.Text);
    }

    private static async Task TakeOffAsync(SouthendTeam team, PersonAtWork person)
    {
        var part = await team.World.ReadAsync(db => db.Participants.Where(p => p.PersonId == person.Id && p.Until == null).Select(p => p.Id).SingleAsync());
        var taken = await team.Manager.SendAsync($"{team.Review}/take-off/{part:D}");
        taken.Status.Should().Be(HttpStatusCode.Redirect, taken.Text);
    }

    private static async Task PutOnAgainAsync(SouthendTeam team, PersonAtWork person, string part)
    {
        var sent = await team.Manager.SendAsync(team.Review + "/people", ("Person", person.Id.ToString("D")), ("Part", part));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
    }

    private static async Task SetActiveAsync(SouthendTeam team, bool active) =>
        (await team.World.Services.GetRequiredService<SetPersonActive>().RunAsync(By(team, $"active {active}"), team.Police.Id, active, CancellationToken.None)).IsDone.Should().BeTrue();

    private static ActionContext By(SouthendTeam team, string request) => new(team.Administrator.Id.ToString("D"), team.World.Now, request);

    private static string Calendar(OutboxMessageRow mail)
    {
        using var json = JsonDocument.Parse(mail.Attachments!);
        var part = json.RootElement.EnumerateArray().Single(a => a.GetProperty("ContentType").GetString()!.StartsWith("text/calendar", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(part.GetProperty("Content").GetBytesFromBase64());
    }

    private static int Sequence(OutboxMessageRow mail) => int.Parse(Line(mail, "SEQUENCE")["SEQUENCE:".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static string Uid(OutboxMessageRow mail) => Line(mail, "UID");

    private static string Line(OutboxMessageRow mail, string name) => Regex.Match(Calendar(mail), name + ":[^\r]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    private static async Task<string> MadeAsync(PersonAtWork person) =>
        Regex.Match((await person.SendAsync("/calendar", ("act", "make"))).Html, "/calendar/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
}
