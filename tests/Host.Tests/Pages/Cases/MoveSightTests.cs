using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Who moves reviews to a newer version reads of each: that is written down, and a step that is not shown to them is not named.</summary>
public sealed class MoveSightTests
{
    private const string File = "southend/rapid-review.bpmn";
    private const string All = "/reviews/newer-version/rapid-review";

    [Fact]
    public async Task Each_review_on_the_page_of_all_is_written_down_as_read()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await AnotherAsync(team);
        await team.World.EditAsync(File, LaterReports);
        var before = await ReadsAsync(team);
        (await team.Manager.OpenAsync(All)).Text.Should().Contain("SOU-2026-0001").And.Contain("SOU-2026-0002");

        (await ReadsAsync(team)).Except(before).Should().HaveCount(2).And.OnlyHaveUniqueItems(entry => entry.Chain).And.OnlyContain(entry => entry.By == team.Manager.Id.ToString("D"));
    }

    [Fact]
    public async Task A_step_that_is_not_shown_to_the_reader_is_named_nowhere_though_it_stands_in_the_way()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Manager.SendAsync(team.Review + "/withdraw", ("Then", "stops"), ("Why", "w"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.EditAsync(File, ForTheAdvisorAlone);
        await AnotherAsync(team);
        var path = "/reviews/SOU-2026-0002/move-version/" + await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.Id).SingleAsync());

        await team.World.EditAsync(File, text => LaterReports(text).Replace("=review day(2)", "=review day(3)", StringComparison.Ordinal).Replace("PT5H", "PT6H", StringComparison.Ordinal));
        (await team.Manager.OpenAsync(All)).Text.Should().Contain("3 due dates move").And.NotContain("4 due dates");
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("Move the review").And.NotContain("Press the advisor").And.NotContain("Commission the rapid review");

        await team.World.EditAsync(File, text => Renamed(text, "commission", "begin").Replace("name=\"Commission the rapid review\"", "name=\"Begin the rapid review\"", StringComparison.Ordinal));
        foreach (var page in new[] { All, path })
        {
            var shown = await team.Manager.OpenAsync(page);
            var mapped = await team.Manager.PostAsync(page, shown, [("Map[commission]", "begin"), ("Map[agency-report]", "begin"), ("step", "check")], null);
            foreach (var told in new[] { shown, mapped })
            {
                told.Text.Should().Contain("A step that is not shown to you stands in the way").And.NotContain("Move the review ");
                told.Text.Should().NotContain("Commission the rapid review").And.NotContain("Begin the rapid review").And.NotContain("(commission)").And.NotContain("Press the advisor");
            }
        }

        var sent = await team.Manager.SendAsync(path, ("Why", "w"), ("step", "confirm"));
        sent.Status.Should().Be(HttpStatusCode.BadRequest);
        sent.Text.Should().Contain("There is a problem").And.NotContain("Commission the rapid review");
    }

    private static string LaterReports(string text) => text.Replace("""'=review day(6, "17:00")'""", """'=review day(7, "12:00")'""", StringComparison.Ordinal);

    /// <summary>The first step of the review, and a timer on it, are for the advisor alone.</summary>
    private static string ForTheAdvisorAlone(string text)
    {
        var (from, to) = (text.IndexOf("<bpmn:userTask id=\"commission\"", StringComparison.Ordinal), text.IndexOf("<bpmn:serviceTask id=\"send-commissioning\"", StringComparison.Ordinal));
        var step = text[from..to].Replace("[\"business-manager\"]", "[\"independent-advisor\"]", StringComparison.Ordinal)
            .Replace("<zeebe:property name=\"step\"", "<zeebe:property name=\"shown-to\" value=\"holders\" /><zeebe:property name=\"step\"", StringComparison.Ordinal);
        return text[..from] + step + """
            <bpmn:boundaryEvent id="press" name="Press the advisor" cancelActivity="false" attachedToRef="commission">
              <bpmn:outgoing>press-to-pressed</bpmn:outgoing>
              <bpmn:timerEventDefinition id="press-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT5H</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:endEvent id="pressed" name="Pressed"><bpmn:incoming>press-to-pressed</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="press-to-pressed" sourceRef="press" targetRef="pressed" />
            """ + text[to..];
    }

    private static string Renamed(string text, string from, string to) => text.Replace($" id=\"{from}\"", $" id=\"{to}\"", StringComparison.Ordinal)
        .Replace($"Ref=\"{from}\"", $"Ref=\"{to}\"", StringComparison.Ordinal).Replace($"bpmnElement=\"{from}\"", $"bpmnElement=\"{to}\"", StringComparison.Ordinal);

    private static async Task AnotherAsync(SouthendTeam team)
    {
        (string, string)[] agencies = [("Answers.Agencies", "childrens-services"), ("Answers.Agencies", "essex-police"), ("Answers.Agencies", "southend-hospital")];
        var sent = await team.Manager.SendAsync("/reviews/start", [.. agencies, .. SouthendTeam.Notification]);
        (await team.Manager.PostAsync(sent.Location!.Split('?')[0], await team.Manager.OpenAsync(sent.Location!), [], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static async Task<IReadOnlyList<(string Chain, string By, long Sequence)>> ReadsAsync(SouthendTeam team) =>
        [.. (await team.World.ReadAsync(db => db.AuditEntries.Where(e => e.Event == "case-read").ToListAsync())).Select(e => (e.ChainId, e.By, e.Sequence))];
}
