using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Meeting;

namespace Reviews.Host.Queries;

/// <summary>What the panel recorded, for the report. The keys are those of the partnership's panel form; <c>workflows/README.md</c> names them.</summary>
internal static class ReportMeetings
{
    /// <summary>Null while no meeting is recorded.</summary>
    public static ReportMeeting? Of(ReportSources sources)
    {
        if (Record(sources) is not { } record)
            return null;
        return new ReportMeeting(
            record.Find(MeetingStep.HeldAt) is FeelDateTime held ? held.Local : null,
            [.. Contexts(record, MeetingStep.Attended).Select(one => (sources.NameOf(RunningDefinition.Text(one, "body") ?? ""), RunningDefinition.Text(one, "names") ?? ""))],
            [.. Items(record, MeetingStep.Apologies).OfType<FeelText>().Select(body => sources.NameOf(body.Value))],
            record.Find(MeetingStep.HasConflicts) is FeelBoolean { Value: true } ? RunningDefinition.Text(record, MeetingStep.Conflicts) ?? "" : null)
        {
            Findings = RunningDefinition.Text(record, "findings"),
            WorkingWell = RunningDefinition.Text(record, "workingWell"),
            Concerns = RunningDefinition.Text(record, "concerns"),
            Themes = RunningDefinition.Text(record, "themes"),
            Safety = RunningDefinition.Text(record, "safety"),
            ActionsTaken = RunningDefinition.Text(record, "actionsTaken"),
            ActionsRequired = RunningDefinition.Text(record, "actionsRequired"),
            Voice = RunningDefinition.Text(record, "voice"),
            Inequalities = RunningDefinition.Text(record, "inequalities"),
            DefinitionMet = YesNo(record, "definitionMet"),
            DefinitionReason = RunningDefinition.Text(record, "definitionReason"),
            DecisionReason = RunningDefinition.Text(record, "decisionReason"),
            Criteria = [.. Contexts(record, "criteria").Select(Criterion)],
            Recommendations = [.. Contexts(record, "recommendations").Select(one => new ReportRecommendation(
                RunningDefinition.Text(one, "what") ?? "", RunningDefinition.Text(one, "owner") is { Length: > 0 } owner ? sources.NameOf(owner) : "", (one.Find("dueOn") as FeelDate)?.Value))],
        };
    }

    /// <summary>Which template the panel chose; null where it has not.</summary>
    public static string? Template(ReportSources sources) => RunningDefinition.Text(Record(sources), "format");

    public static bool? YesNo(FeelContext record, string name) => RunningDefinition.Text(record, name) switch
    {
        StepChoices.Yes => true,
        StepChoices.No => false,
        _ => null,
    };

    private static FeelContext? Record(ReportSources sources) => sources.LastDone(MeetingStep.Kind) is { } task ? sources.Answers.Record(task, MeetingStep.Kind) : null;

    private static ReportCriterion Criterion(FeelContext answer)
    {
        var asked = StatutoryCriterion.All.FirstOrDefault(one => one.Id == RunningDefinition.Text(answer, "id"));
        return new(asked?.Question ?? RunningDefinition.Text(answer, "id") ?? "", asked?.Source ?? "", (answer.Find("met") as FeelBoolean)?.Value, RunningDefinition.Text(answer, "reason") ?? "");
    }

    private static IEnumerable<FeelContext> Contexts(FeelContext record, string name) => Items(record, name).OfType<FeelContext>();

    private static IReadOnlyList<FeelValue> Items(FeelContext record, string name) => (record.Find(name) as FeelList)?.Items ?? [];
}
