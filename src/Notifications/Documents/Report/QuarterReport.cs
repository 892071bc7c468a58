using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Documents.Report;

/// <summary>The words of the one combined report a quarter (S000 s4): recommendations by their colour, what was said of them, what is done and what is late, and what came back on learning.</summary>
public static class QuarterReport
{
    /// <summary>What to fill each place of the template with, by its name; a page shows the same.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReportBlock>> Of(QuarterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Dictionary<string, IReadOnlyList<ReportBlock>>
        {
            [ReportPlace.Partnership] = [new ReportBlock.Paragraph(facts.Partnership)],
            [ReportPlace.Prepared] = [new ReportBlock.Paragraph(LondonWords.Of(facts.PreparedAt))],
            [ReportPlace.ActionFigures] = [new ReportBlock.Paragraph(DaysOf(facts.Quarter)), Colours(facts), .. ActionsReport.Coverage(facts.Reviews, facts.LeftOut)],
            [ReportPlace.Progress] = Progress(facts.Progress),
            [ReportPlace.OpenActions] = ActionsReport.Open([.. facts.Standing.Where(action => !ActionsReport.IsOver(action))]),
            [ReportPlace.ClosedActions] = facts.Closed.Count == 0 ? [new ReportBlock.Quiet("None was closed in this quarter.")] : ActionsReport.Closed(facts.Closed),
            [ReportPlace.Learning] = Learning(facts.Learning),
        };
    }

    /// <summary>A quarter by its name and days.</summary>
    public static string DaysOf(Quarter quarter)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        return $"{quarter.Name}: {LondonWords.Of(quarter.From)} to {LondonWords.Of(quarter.Through)}.";
    }

    private static ReportBlock.Table Colours(QuarterFacts facts)
    {
        var open = facts.Standing.Where(action => !ActionsReport.IsOver(action)).ToList();
        int Coloured(string? rag) => open.Count(action => action.Standing == ActionStanding.Open && action.Rag == rag);
        return new(
            "How many recommendations and actions are green, amber, red and closed",
            ["Where they stand", "How many"],
            [75, 25],
            [
                ["Green: in time as it stands", ActionsReport.Number(Coloured("green"))],
                ["Amber: it may be late, or in part", ActionsReport.Number(Coloured("amber"))],
                ["Red: not in time unless something changes", ActionsReport.Number(Coloured("red"))],
                ["Red: its day has passed", ActionsReport.Number(open.Count(action => action.Standing == ActionStanding.Overdue))],
                ["Not reported on yet, or asked again", ActionsReport.Number(Coloured(null))],
                ["Said to be over, and still to be agreed", ActionsReport.Number(open.Count(action => action.Standing == ActionStanding.SaidToBeOver))],
                ["Done in this quarter", ActionsReport.Number(facts.Closed.Count(action => action.Standing == ActionStanding.Done))],
                ["Closed in this quarter, and not pursued", ActionsReport.Number(facts.Closed.Count(action => action.Standing == ActionStanding.NotPursued))],
            ]);
    }

    private static IReadOnlyList<ReportBlock> Progress(IReadOnlyList<ToldProgress> progress) => progress.Count == 0
        ? [new ReportBlock.Quiet("Nothing was said of any in this quarter.")]
        : [new ReportBlock.Table(
            "What was said in this quarter of what is to be done",
            ["What is to be done", "Whose it is", "When", "What was said"],
            [30, 18, 16, 36],
            [.. progress.Select(said => (IReadOnlyList<string>)[$"{said.What}\n({said.Review})", said.Owner, LondonWords.Of(said.On), said.Said is { } state ? $"{state}\n{said.Words}" : said.Words])])];

    private static IReadOnlyList<ReportBlock> Learning(IReadOnlyList<ToldLearning> learning) => learning.Count == 0
        ? [new ReportBlock.Quiet("Nothing was spread in this quarter, and nothing came back.")]
        : [new ReportBlock.Table(
            "What came back on learning in this quarter, and what is awaited",
            ["Learning of", "Who", "When", "What came back"],
            [22, 24, 16, 38],
            [.. learning.Select(one => (IReadOnlyList<string>)[$"{one.Of}\n({one.Review})", Who(one), one.On is { } on ? LondonWords.Of(on) : "Not yet", What(one)])])];

    private static string Who(ToldLearning one) => one.State switch
    {
        LearningState.NotSpread => "Business manager",
        LearningState.Asked => "Those who were told what came back",
        _ => one.From,
    };

    private static string What(ToldLearning one) => one.State switch
    {
        LearningState.Awaited => "Nothing yet: awaited",
        LearningState.Heard => one.Words ?? "It was heard, and nothing came back",
        LearningState.Done => $"Done: {one.Words}",
        LearningState.UnderWay => $"Under way: {one.Words}",
        LearningState.Nothing => $"Nothing to do: {one.Words}",
        LearningState.Without => $"Not acknowledged; it went on without: {one.Words}",
        LearningState.NotSpread => $"Not spread: {one.Words}",
        _ => one.Words ?? "They asked for nothing",
    };
}
