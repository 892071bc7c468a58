using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Documents;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Essex's own rapid review through its pages: the sub-committee decides, and whoever leads on it ratifies (S000 s6; Appendix, lead area 2).</summary>
public sealed class EssexDecidesTests
{
    [Fact]
    public async Task The_sub_committee_decides_and_the_partner_of_Essex_who_leads_on_it_when_it_is_asked_ratifies()
    {
        await using var two = await TwoPartnerships.StartAsync();
        var partner = await two.World.SomeoneInAsync("Peyton", ("essex", "safeguarding-partner:local-authority"));
        var elsewhere = await two.World.SomeoneInAsync("Pat", ("southend", "safeguarding-partner:police"));
        (await two.Emery.SendAsync(two.OnlyEssexs.Path + "/people", ("Person", partner.Id.ToString("D")), ("Part", "safeguarding-partner:local-authority"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await two.Emery.SendAsync(two.OnlyEssexs.Path + "/people", ("Person", elsewhere.Id.ToString("D")), ("Part", "safeguarding-partner:police"))).Text.Should().Contain("Select someone of this partnership");

        await DoneAsync(two, two.Emery, "commission", ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "County Hall"), ("template", "standard"), ("modifiedResponse", "no"));
        await two.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await two.World.EditAsync("essex/partnership.json", file => file.Replace(
            "{ \"seat\": \"police\", \"from\": \"2020-06-29\" }", "{ \"seat\": \"police\", \"from\": \"2020-06-29\", \"through\": \"2026-12-29\" }, { \"seat\": \"local-authority\", \"from\": \"2026-12-30\" }", StringComparison.Ordinal));
        await DoneAsync(two, two.Emery, "circulate-reports", ("checkedForAll", "true"));
        await two.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 12, 0));
        await DoneAsync(
            two, two.Emery, "sub-committee-meeting",
            ("heldAt.Day", "31"), ("heldAt.Month", "12"), ("heldAt.Year", "2026"), ("heldAt.time", "10:00"), ("hasConflicts", "no"),
            ("attended", "local-authority"), ("attended", "police"), ("attended", "health"), ("names.local-authority", "One"), ("names.police", "Two"), ("names.health", "Three"),
            ("criterion.improvements", "yes"), ("criterion.improvements.reason", "r"), ("criterion.recurrent-themes", "no"), ("criterion.recurrent-themes.reason", "r"),
            ("criterion.working-together", "no"), ("criterion.working-together.reason", "r"), ("criterion.panel-concluded", "no"), ("criterion.panel-concluded.reason", "r"),
            ("findings", "f"), ("workingWell", "w"), ("concerns", "c"), ("safety", "no"), ("themes", "t"), ("definitionMet", "yes"), ("definitionReason", "r"),
            ("criteriaMet", "criteria-met"), ("follows", "learning-review"), ("decisionReason", "WHY-THE-SUB-COMMITTEE"));

        var ratify = await PathAsync(two, "ratify-decision");
        (await two.Emery.SendAsync(ratify, ("outcome", "ratified"))).Status.Should().NotBe(HttpStatusCode.Redirect, "it is the partner's");
        (await partner.OpenAsync(ratify)).Text.Should().Contain("WHY-THE-SUB-COMMITTEE").And.Contain("A learning or facilitated review");
        (await partner.SendAsync(ratify, ("outcome", "ratified"))).Text.Should().Contain("On what day was it ratified?");
        await two.World.MoveToAsync(new LocalDateTime(2027, 1, 4, 9, 30));
        (await partner.SendAsync(ratify, ("outcome", "ratified"), ("ratifiedOn.Day", "31"), ("ratifiedOn.Month", "12"), ("ratifiedOn.Year", "2026"))).Status.Should().Be(HttpStatusCode.Redirect);
        await two.World.SweepAsync();

        var snapshot = await two.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ReviewId == two.OnlyEssexs.Id && p.ProcessId == "rapid-review").Select(p => p.Snapshot).SingleAsync());
        var known = ProcessStateJson.Read(snapshot).Variables;
        ((FeelList)known.Find("groups")!).Items.OfType<FeelContext>().Where(group => group.Find("kind") is FeelText { Value: "stay-safe" }).Should().HaveCount(4, "the findings are shared through them");
        var decision = (FeelContext)known.Find("decision")!;
        (decision.Find("choice"), decision.Find("decidedBy"), decision.Find("ratifiedBy")).Should()
            .Be((new FeelText("learning-review"), new FeelText("Child Safeguarding Practice Review sub-committee"), new FeelText("Essex County Council")));

        decision.Find("decidedOn").Should().Be(new FeelDate(new LocalDate(2026, 12, 31)), "it was ratified by telephone that day, and entered after the holiday");

        WordTemplateTests.TextOf(await two.Emery.SaveAsync(two.OnlyEssexs.Path + "/report/file?template=standard&format=docx")).Should()
            .Contain("Essex County Council ratified for the safeguarding partners what the Child Safeguarding Practice Review sub-committee decided").And.Contain("WHY-THE-SUB-COMMITTEE")
            .And.Contain("The partners did not vote").And.NotContain("agreed at the panel");
    }

    private static async Task DoneAsync(TwoPartnerships two, PersonAtWork person, string element, params (string, string)[] fields)
    {
        var sent = await person.SendAsync(await PathAsync(two, element), fields);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await two.World.SweepAsync();
    }

    private static async Task<string> PathAsync(TwoPartnerships two, string element)
    {
        var task = await two.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ReviewId == two.OnlyEssexs.Id && t.ElementId == element && t.IsOpen));
        return $"/tasks/{task.Step}/{task.Id:D}";
    }
}
