using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>An agency's report is its own until the business manager circulates the reports (S003 App. E, day 7).</summary>
public sealed class WhatAgenciesSeeTests
{
    [Fact]
    public async Task Before_circulation_another_agency_sees_nothing_of_a_report_and_afterwards_all_of_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var task = await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "hospital-findings.pdf");
        var document = $"/documents/{(await team.World.ReadAsync(db => db.Documents.SingleAsync())).Id:D}";
        string[] pages = [team.Review, team.Review + "/documents", team.Review + "/history"];

        foreach (var page in pages)
            (await team.Childrens.OpenAsync(page)).Text.Should().NotContain("hospital-findings", page).And.NotContain("Nil return");
        (await team.Childrens.OpenAsync(document)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Childrens.OpenAsync(task)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Childrens.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Answered");

        (await team.Hospital.OpenAsync(team.Review + "/documents")).Text.Should().Contain("hospital-findings.pdf");
        (await team.Manager.OpenAsync(team.Review + "/documents")).Text.Should().Contain("hospital-findings.pdf");
        var own = await team.Hospital.OpenAsync(document);
        own.Html.Should().Be(SouthendTeam.Pdf);
        own.Headers["Content-Disposition"].Should().StartWith("attachment");
        own.Headers["X-Content-Type-Options"].Should().Be("nosniff");
        own.Headers["Cache-Control"].Should().Contain("no-store");

        await team.CirculateAsync();
        foreach (var page in pages[1..])
            (await team.Childrens.OpenAsync(page)).Text.Should().Contain("hospital-findings.pdf", page);
        (await team.Childrens.OpenAsync(document)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_report_that_comes_after_the_circulation_is_released_as_it_is_handed_in()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "hospital-late.pdf");

        (await team.Childrens.OpenAsync(team.Review + "/documents")).Text.Should().Contain("hospital-late.pdf");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "document-released"))).Should().Be(1);
    }

    [Fact]
    public async Task A_reading_is_written_down_with_what_was_read()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "hospital-findings.pdf");
        var document = (await team.World.ReadAsync(db => db.Documents.SingleAsync())).Id;
        await team.Manager.OpenAsync($"/documents/{document:D}");
        var by = team.Manager.Id.ToString("D");
        var reads = await team.World.ReadAsync(db => db.AuditEntries.Where(e => e.Event == "case-read" && e.By == by).Select(e => e.Data).ToListAsync());
        reads.Should().Contain(data => data.Contains(document.ToString("D")));
    }
}
