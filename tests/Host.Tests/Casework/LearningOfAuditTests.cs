using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
using Reviews.Testing.Machine;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Simulation;

namespace Reviews.Host.Tests.Casework;

/// <summary>What an audit taught, as Essex's Stay Safe Groups hear it one by one, in the combined report of the quarter (S000 s4 and s6).</summary>
public sealed class LearningOfAuditTests
{
    private static readonly Quarter Winter = Quarter.Of(new LocalDate(2027, 2, 10), Partnership.YearBeginsInApril);

    [Fact]
    public void Each_group_of_an_audit_stands_in_the_combined_report_with_what_came_back_or_as_awaited() =>
        Told(AfterFeedback(2)).Should().Equal(
            "Multi-agency case audit: Children missing from home\n(ESX-2027-001) | Stay Safe Group, Mid | Tuesday 23 February 2027 | We knew too little of each other",
            "Multi-agency case audit: Children missing from home\n(ESX-2027-001) | Stay Safe Group, South | Not yet | Nothing yet: awaited",
            "Multi-agency case audit: Children missing from home\n(ESX-2027-001) | Stay Safe Group, West | Not yet | Nothing yet: awaited",
            "Multi-agency case audit: Children missing from home\n(ESX-2027-001) | Stay Safe Group, North | Wednesday 24 February 2027 | It was heard, and nothing came back");

    [Fact]
    public void Once_it_is_over_all_of_them_stand_there_and_before_it_is_fed_back_nobody_does()
    {
        Told(AfterFeedback(4)).Should().HaveCount(4).And.NotContain(line => line.Contains("awaited", StringComparison.Ordinal));
        LearningRecord.In(AfterFeedback(-1)).Should().BeNull("the agencies' audit tools are no learning that is awaited");
    }

    private static IReadOnlyList<string> Told(ProcessInstanceRow audit)
    {
        var review = new ReviewRow { Id = audit.ReviewId, Reference = "ESX-2027-001", Partnership = "essex", ProcessId = audit.ProcessId, Status = ReviewStatus.InProgress, StartedOn = new(2026, 12, 18), StartedAt = audit.StartedAt, StartedBy = "s" };
        var found = new PartnershipActions("essex", "Essex Safeguarding Children Board", Partnership.YearBeginsInApril, [], [new ReviewLearning(review, LearningRecord.In(audit)!)]);
        var report = QuarterReport.Of(ToldQuarter.Of(found, Winter, LondonTime.ToInstant(new LocalDateTime(2027, 3, 1, 9, 0)), shared: null));
        return [.. ((ReportBlock.Table)report[ReportPlace.Learning].Single()).Rows.Select(row => string.Join(" | ", row))];
    }

    /// <summary>Essex's story of an audit, until so many groups have heard it; of -1, until the agencies were asked for their tools.</summary>
    private static ProcessInstanceRow AfterFeedback(int groups)
    {
        var scene = Scenario.Read(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "essex", "scenarios", "audit-fed-back-to-each-group.json")));
        var feedback = scene.Steps.Index().Where(step => step.Item is ScenarioStep.Complete { Element: "feed-back-learning" }).Select(step => step.Index).ToList();
        var until = groups < 0 ? scene.Steps.Index().First(step => step.Item is ScenarioStep.Complete { Element: "audit-tool" }).Index : feedback[groups - 1] + 1;
        var audit = BpmnReader.Read("case-audit.bpmn", File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", "southend", "case-audit.bpmn"))).Processes.Single();
        var calendar = new WorkingDayCalendar(BankHolidays.Read(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "calendar", "england-and-wales.json"))));
        var state = SimulationRun.Of(audit, calendar, scene with { Steps = [.. scene.Steps.Take(until)] }).State;
        return new ProcessInstanceRow
        {
            Id = Guid.NewGuid(),
            ReviewId = Guid.NewGuid(),
            ProcessId = audit.Id,
            Name = audit.Name,
            DefinitionVersion = "v",
            Version = 1,
            Snapshot = ProcessStateJson.Write(state),
            Status = InstanceStatus.Running,
            StartedAt = scene.Start,
        };
    }
}
