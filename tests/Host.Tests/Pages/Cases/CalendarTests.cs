using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
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

    private static async Task<string> MadeAsync(PersonAtWork person) => Address(await person.SendAsync("/calendar", ("act", "make")))!;

    private static string? Address(Answer page) =>
        Regex.Match(page.Html, "/calendar/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Value : null;
}
