using System.Net;
using Microsoft.EntityFrameworkCore;
using static Reviews.Host.Tests.Pages.Cases.PracticeReviewTests;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A review has one lead author: whoever is appointed takes the place of whoever was it, and whom the partners remove is gone at once.</summary>
public sealed class ReviewerTests
{
    [Fact]
    public async Task Whoever_is_appointed_takes_the_place_of_whoever_was_lead_author_before()
    {
        await using var team = await BegunAsync();
        var before = await team.PutOnAsync("Robin", "lead-author");
        await SetUpAsync(team, until: "appoint-reviewer");
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("appoint-reviewer"))).Text
            .Should().Contain("Robin is lead author now. Appointing somebody else takes them off the review in that part");
        (await before.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.OK);

        await AppointAsync(team, "appoint-reviewer", team.Author);
        (await before.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.NotFound);
        (await before.OpenAsync(await team.Author.TaskAsync("agree-methodology"))).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Author.OpenAsync(await team.Author.TaskAsync("agree-methodology"))).Status.Should().Be(HttpStatusCode.OK);
        (await EndedAsync(team)).Should().ContainSingle().Which.Should().Contain($"\"personId\":\"{before.Id:D}\"").And.Contain("\"reason\":\"succeeded\"");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("Robin was taken off the review as lead author, because somebody else was appointed.");
    }

    [Fact]
    public async Task Whoever_is_lead_author_and_has_another_part_too_keeps_that_one()
    {
        await using var team = await BegunAsync();
        var before = await team.PutOnAsync("Robin", "lead-author");
        await team.World.ReadAsync(db => db.Participants.Where(p => p.PersonId == before.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, "service-manager")));
        (await team.Manager.SendAsync(team.Review + "/people", ("Person", before.Id.ToString("D")), ("Part", "lead-author"))).Status.Should().Be(HttpStatusCode.Redirect);
        await SetUpAsync(team, until: "appoint-reviewer");
        await AppointAsync(team, "appoint-reviewer", team.Author);

        (await before.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.OK);
        (await before.OpenAsync(await team.Author.TaskAsync("agree-methodology"))).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_author_whom_another_running_process_needs_stays_and_it_is_said_before()
    {
        await using var team = await BegunAsync(drawing => drawing.Replace("formId=\"tell-family\" />\n        <zeebe:assignmentDefinition candidateGroups='=[\"business-manager\"]' />", "formId=\"tell-family\" />\n        <zeebe:assignmentDefinition candidateGroups='=[\"business-manager\", \"lead-author\"]' />", StringComparison.Ordinal));
        var before = await team.PutOnAsync("Robin", "lead-author");
        var open = await team.Manager.TaskAsync("tell-family");
        await GiveAsync(team, open, before);
        await SetUpAsync(team, until: "appoint-reviewer");
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("appoint-reviewer"))).Text.Should().Contain("Robin is lead author now and stays it, because “After the submission” needs them too.");

        await AppointAsync(team, "appoint-reviewer", team.Author);
        (await before.OpenAsync(open)).Status.Should().Be(HttpStatusCode.OK, "what only they were given is still theirs");
        (await EndedAsync(team)).Should().BeEmpty();
    }

    [Fact]
    public async Task Whom_the_partners_remove_writes_and_reads_no_more_and_whoever_comes_next_goes_on()
    {
        await using var team = await BegunAsync();
        await SetUpAsync(team);
        await HeardAsync(team);
        await WriteAsync(team, "write-first-draft", "cspr-1.pdf");
        await team.DoneAsync(team.Manager, "circulate-draft", [("checked", "true")]);
        await team.World.MoveToAsync(new LocalDateTime(2027, 2, 22, 9, 0));
        foreach (var (lead, agency) in Agencies(team))
        {
            if ((await OpenAsync(team)).Contains("check-accuracy"))
                await team.DoneAsync(lead, "check-accuracy", agency, ("comments", "c"));
        }

        var draft = await DocumentAsync(team, "cspr-1.pdf");
        var final = await team.Author.TaskAsync("write-final-draft");
        await GiveAsync(team, final, team.Author);
        (await team.Author.OpenAsync(draft)).Status.Should().Be(HttpStatusCode.OK);

        await team.DoneAsync(team.Manager, "checkpoint", [("inTime", "yes"), ("quality", "no"), ("whatLacks", "w"), ("requested", "no"), ("reviewer", "removed"), ("whyRemoved", "w")]);
        foreach (var path in new[] { draft, final, team.Review })
            (await team.Author.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, path);
        (await OpenAsync(team)).Should().Contain(["find-successor", "write-final-draft"]);
        (await EndedAsync(team)).Should().ContainSingle().Which.Should().Contain("\"reason\":\"removed\"");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("Alex was taken off the review as lead author, because the partners removed them.");

        var next = await team.World.SomeoneAsync("Robin", "lead-author");
        await team.DoneAsync(team.Manager, "find-successor", [("person", next.Id.ToString("D")), ("reason", "r"), ("experience", "e"), ("hasConflicts", "no")]);
        (await team.Advisor.OpenAsync(await team.Advisor.TaskAsync("check-successor"))).Text.Should().Contain("Reviewer proposed Robin", "a successor is checked like the first");
        await team.DoneAsync(team.Advisor, "check-successor", [("independent", "yes"), ("why", "w")]);
        var appoint = await team.Manager.TaskAsync("appoint-successor");
        (await team.Manager.OpenAsync(appoint)).Text.Should().Contain("Checked and found independent Robin");
        var other = await team.Manager.SendAsync(appoint, ("person", team.Author.Id.ToString("D")), ("reason", "r"));
        other.Status.Should().Be(HttpStatusCode.BadRequest, "nobody has checked them");
        other.Text.Should().Contain("Select a person from the list");
        await team.DoneAsync(team.Manager, "appoint-successor", [("another", "true"), ("reason", "Has no time")]);
        await team.DoneAsync(team.Manager, "find-successor", [("person", next.Id.ToString("D")), ("reason", "r"), ("experience", "e"), ("hasConflicts", "no")]);
        await team.DoneAsync(team.Advisor, "check-successor", [("independent", "yes"), ("why", "w")]);
        await AppointAsync(team, "appoint-successor", next);
        (await next.OpenAsync(final)).Status.Should().Be(HttpStatusCode.OK, "it waited for whoever comes next");
        (await next.OpenAsync(draft)).Status.Should().Be(HttpStatusCode.OK);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static Task AppointAsync(SouthendTeam team, string element, PersonAtWork whom) =>
        team.DoneAsync(team.Manager, element, [("person", whom.Id.ToString("D")), ("reason", "r")]);

    private static async Task GiveAsync(SouthendTeam team, string task, PersonAtWork to)
    {
        var give = $"{team.Review}/give/{task.Split('/')[^1]}";
        (await team.Manager.PostAsync(give, await team.Manager.SendAsync(give, ("To", to.Id.ToString("D")), ("step", "check")), [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static Task<List<string>> EndedAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.AuditEntries.Where(e => e.Event == "participant-removed").Select(e => e.Data).ToListAsync());
}
