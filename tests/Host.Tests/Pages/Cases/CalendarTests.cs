using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A person's own calendar reads their deadlines at an address that is theirs alone.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task A_calendar_that_cannot_sign_in_reads_the_deadlines_of_its_owner_alone_and_no_name()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var address = await MadeAsync(team.Hospital);
        var stranger = team.World.Stranger();
        var read = await stranger.OpenAsync(address);
        read.Status.Should().Be(HttpStatusCode.OK);
        read.Headers["Content-Type"].Should().Be("text/calendar; charset=utf-8");
        read.Headers["Cache-Control"].Should().Contain("no-store");
        read.Html.Should().StartWith("BEGIN:VCALENDAR\r\n")
            .And.Contain("SUMMARY:Agency report due: SOU-2026-0001\r\n").And.Contain("DTSTART;TZID=Europe/London:20261229T170000\r\n")
            .And.NotContainEquivalentOf("hospital");
        Regex.Count(read.Html, "BEGIN:VEVENT").Should().Be(1, "the hospital's lead has one task");

        (await stranger.OpenAsync(await MadeAsync(team.Advisor))).Html.Should().Contain("BEGIN:VCALENDAR").And.NotContain("VEVENT");
        (await stranger.OpenAsync("/calendar")).Status.Should().Be(HttpStatusCode.Redirect, "its own page asks for a sign-in");
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before_and_an_end_ends_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var first = await MadeAsync(team.Hospital);
        var second = await MadeAsync(team.Hospital);
        (await team.Hospital.OpenAsync("/calendar")).Html.Should().NotContain(second, "it is shown once");
        (await team.Hospital.OpenAsync(first)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Hospital.OpenAsync(second)).Status.Should().Be(HttpStatusCode.OK);
        (await team.Hospital.SendAsync("/calendar", ("act", "nothing"))).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Hospital.OpenAsync(second)).Status.Should().Be(HttpStatusCode.OK, "only what ends it ends it");
        await team.Hospital.SendAsync("/calendar", ("act", "end"));
        (await team.Hospital.OpenAsync(second)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_form_sent_twice_makes_one_address_and_shows_it_once()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await team.Hospital.OpenAsync("/calendar");
        var made = Address(await team.Hospital.PostAsync("/calendar", page, [("act", "make")], null))!;
        Address(await team.Hospital.PostAsync("/calendar", page, [("act", "make")], null)).Should().BeNull();
        (await team.Hospital.OpenAsync(made)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_has_left_leaves_no_calendar_behind()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var address = await MadeAsync(team.Hospital);
        (await team.World.Services.GetRequiredService<SetPersonActive>().RunAsync(
            new ActionContext(team.Administrator.Id.ToString("D"), team.World.Now, "leaves"), team.Hospital.Id, active: false, CancellationToken.None)).IsDone.Should().BeTrue();
        (await team.Manager.OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_panel_meeting_comes_into_the_calendars_of_those_who_are_told_of_it_and_goes_when_the_review_is_withdrawn()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.Manager.SendAsync(
            await team.Manager.TaskAsync("commission"),
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3, Civic Centre"),
            ("template", "standard"), ("modifiedResponse", "no"));
        await team.World.SweepAsync();

        var invited = await InvitationsAsync(team, "commissioning-notice");
        invited.Should().HaveCount(3).And.OnlyContain(i => i.Text.Contains("METHOD:REQUEST\r\n") && i.Text.Contains("SEQUENCE:0\r\n")
            && i.Text.Contains("DTSTART;TZID=Europe/London:20261231T100000\r\n") && i.Text.Contains("LOCATION:Room 3\\, Civic Centre\r\n"));
        invited.Should().OnlyContain(i => i.Text.Replace("\r\n ", "").Contains($"mailto:{i.To}\r\n"), "each is for its own reader");

        await SentAsync(team, invited[0].To, invited[1].To);
        await WithdrawAsync(team);
        var cancelled = await InvitationsAsync(team, "review-withdrawn");
        cancelled.Select(i => i.To).Should().BeEquivalentTo([invited[0].To, invited[1].To], "the third was never sent, and the others on the review were told of no meeting");
        cancelled.Should().OnlyContain(i => i.Text.Contains("METHOD:CANCEL\r\n") && i.Text.Contains("SEQUENCE:1\r\n"));
        cancelled.Select(i => Uid(i.Text)).Concat(invited.Select(i => Uid(i.Text))).Distinct().Should().ContainSingle("a calendar knows it again");
        var mails = await team.World.ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == "review-withdrawn").ToListAsync());
        mails.Should().HaveCount(9, "everyone on the review is told that it is withdrawn");
        mails.Where(m => m.Body.Contains("Its panel meeting is cancelled", StringComparison.Ordinal)).Select(m => m.To).Should().BeEquivalentTo(cancelled.Select(i => i.To));
    }

    [Fact]
    public async Task Nobody_is_told_that_a_meeting_is_cancelled_whose_invitations_never_went_out()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        await WithdrawAsync(team);
        (await InvitationsAsync(team, "review-withdrawn")).Should().BeEmpty();
        (await team.MailsAsync(team.Police, "review-withdrawn")).Should().ContainSingle().Which.Body.Should().NotContain("is cancelled");
    }

    private static async Task WithdrawAsync(SouthendTeam team)
    {
        var check = await team.Manager.SendAsync(team.Review + "/withdraw", ("Then", "stops"), ("Why", "The criteria were not met"), ("step", "check"));
        (await team.Manager.PostAsync(team.Review + "/withdraw", check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static Task<int> SentAsync(SouthendTeam team, params string[] to) => team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(
        db => db.OutboxMessages.Where(m => to.Contains(m.To)).ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, team.World.Now)), CancellationToken.None);

    private static Task<List<(string To, string Text)>> InvitationsAsync(SouthendTeam team, string kind) => team.World.ReadAsync(async db =>
        (await db.OutboxMessages.Where(m => m.Kind == kind && m.Attachments != null).ToListAsync()).Select(m => (m.To, Text: Calendar(m.Attachments))).ToList());

    private static string Calendar(string? attachments)
    {
        using var json = JsonDocument.Parse(attachments!);
        var part = json.RootElement.EnumerateArray().Single(a => a.GetProperty("ContentType").GetString()!.StartsWith("text/calendar", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(part.GetProperty("Content").GetBytesFromBase64());
    }

    private static string Uid(string text) => Regex.Match(text, "UID:[^\r]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    private static async Task<string> MadeAsync(PersonAtWork person) => Address(await person.SendAsync("/calendar", ("act", "make")))!;

    private static string? Address(Answer page) =>
        Regex.Match(page.Html, "/calendar/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Value : null;
}
