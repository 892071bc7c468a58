using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Essex shares what a review found through its Stay Safe Groups, and its Executive Board hears what comes back (S000 s6).</summary>
public sealed class EssexSharesTests
{
    [Fact]
    public async Task What_was_found_goes_to_each_group_of_the_file_and_what_comes_back_goes_to_the_Board()
    {
        await using var world = await CaseWorld.StartAsync(new LocalDateTime(2026, 12, 18, 10, 0));
        var manager = await SharedAsync(world, beside: false, times: 1);

        var heard = new List<string>();
        for (var left = 4; left > 0; left--)
        {
            var page = await DoneAsync(world, manager, "share-findings", ("sharedOn.Day", "18"), ("sharedOn.Month", "12"), ("sharedOn.Year", "2026"), ("how", "At its meeting"), ("back", left == 4 ? "" : $"BACK-{left}"));
            page.Should().Contain("The rapid review");
            heard.AddRange(new[] { "Mid", "South", "West", "North" }.Where(area => page.Contains($"Stay Safe Group, {area}", StringComparison.Ordinal)));
        }

        heard.Should().BeEquivalentTo("Mid", "South", "West", "North");
        (await DoneAsync(world, manager, "report-back", ("boardOn.Day", "18"), ("boardOn.Month", "12"), ("boardOn.Year", "2026"))).Should()
            .Contain("Nothing came back").And.Contain("BACK-3").And.Contain("BACK-2").And.Contain("BACK-1").And.Contain("Stay Safe Group, North");
        (await world.ReadAsync(db => db.ProcessInstances.Where(p => p.ProcessId == "share-learning").Select(p => p.EndedAt).SingleAsync())).Should().NotBeNull();
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_second_round_begins_beside_one_that_is_open_where_the_job_says_so(bool beside, int rounds)
    {
        await using var world = await CaseWorld.StartAsync(new LocalDateTime(2026, 12, 18, 10, 0));

        await SharedAsync(world, beside, times: 2);

        (await world.ReadAsync(db => db.ProcessInstances.CountAsync(p => p.ProcessId == "share-learning" && p.EndedAt == null))).Should().Be(rounds);
    }

    // Begun on day 1, and as often as that, where the review itself begins it when it is submitted.
    private static async Task<PersonAtWork> SharedAsync(CaseWorld world, bool beside, int times)
    {
        await world.EditAsync("essex/rapid-review.bpmn", text => text.Replace(
            "<zeebe:taskDefinition type=\"send-commissioning\" retries=\"3\" />\n          <zeebe:ioMapping>",
            $"<zeebe:taskDefinition type=\"begin-process\" retries=\"3\" />\n          <zeebe:ioMapping><zeebe:input source='=\"share-learning\"' target=\"process\" /><zeebe:input source=\"={(beside ? "true" : "false")}\" target=\"beside\" /><zeebe:input source='={{findingsOf: \"The rapid review\"}}' target=\"handed\" />",
            StringComparison.Ordinal).Replace(
            "<bpmn:outgoing>send-commissioning-to-reports-due</bpmn:outgoing>",
            $"<bpmn:outgoing>send-commissioning-to-reports-due</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=for n in 1..{times} return n\" inputElement=\"time\" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>",
            StringComparison.Ordinal));
        var manager = await world.SomeoneInAsync("Emery", ("essex", "business-manager"));
        var sent = await manager.SendAsync("/reviews/start?partnership=essex", [("Answers.Partnership", "essex"), ("Answers.Agencies", "esneft"), .. SouthendTeam.Notification]);
        (await manager.SendAsync(sent.Location!)).Status.Should().Be(HttpStatusCode.Redirect);
        await world.SweepAsync();
        await DoneAsync(world, manager, "commission", ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "County Hall"), ("template", "standard"), ("modifiedResponse", "no"));
        return manager;
    }

    /// <returns>The page as it was before it was sent.</returns>
    private static async Task<string> DoneAsync(CaseWorld world, PersonAtWork person, string element, params (string, string)[] fields)
    {
        var task = await world.ReadAsync(db => db.ReviewTasks.OrderBy(t => t.Id).FirstAsync(t => t.ElementId == element && t.IsOpen));
        var path = $"/tasks/{task.Step}/{task.Id:D}";
        var page = await person.OpenAsync(path);
        var sent = await person.SendAsync(path, fields);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await world.SweepAsync();
        return page.Text;
    }
}
