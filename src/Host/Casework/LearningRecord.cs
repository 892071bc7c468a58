using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>How what a review or an audit found was spread, as its process keeps it, and what came back.</summary>
/// <param name="Of">Whose findings they are: the rapid review's, the practice review's, an audit's with its theme.</param>
/// <param name="BegunOn">When it was known that there is something to spread.</param>
/// <param name="Answers">Of agencies or groups, in the order in which they were asked; those who have not answered among them.</param>
internal sealed record LearningRecord(string Of, LocalDate BegunOn, IReadOnlyList<LearningAnswer> Answers)
{
    /// <summary>Why nothing is spread, and since when; null where something is, or is still to be.</summary>
    public LearningAnswer? NotSpread { get; init; }

    /// <summary>What those who were told what came back asked for; null where they were not told yet.</summary>
    public LearningAnswer? Asked { get; init; }

    /// <summary>Those of a review, the first first.</summary>
    public static async Task<IReadOnlyList<LearningRecord>> OfAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        [.. (await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && (p.ProcessId == ProcessIds.ShareLearning || p.ProcessId == ProcessIds.CaseAudit)).OrderBy(p => p.StartedAt).ToListAsync(cancellation)).Select(In).OfType<LearningRecord>()];

    /// <summary>Null of an audit whose learning is not being fed back yet: until then there is none.</summary>
    public static LearningRecord? In(ProcessInstanceRow row)
    {
        var state = ProcessStateJson.Read(row.Snapshot);
        var (instances, root) = (state.Instances.Values, state.Variables);
        // What has come back stands among what is gathered, at its own place; who has not answered, in an instance of their own.
        var gathering = instances.FirstOrDefault(instance => instance.IsBody && instance.Variables.Find("heard") is not null);
        var gathered = gathering?.Variables.Find("heard") ?? root.Find("heard");
        var answers = ((gathered as FeelList)?.Items ?? []).Index().Where(at => at.Item is FeelContext).Select(at => (at.Index, Answer: Answer((FeelContext)at.Item)))
            .Concat(instances.Where(instance => instance.LoopIndex is not null && instance.ScopeId == gathering?.Id).Select(instance => (instance.LoopIndex!.Value, Answer: Awaited(instance.Variables))));
        var told = answers.OrderBy(at => at.Item1).Select(at => at.Answer).OfType<LearningAnswer>().ToList();
        if (row.ProcessId == ProcessIds.CaseAudit)
            return told.Count == 0 ? null : new($"{row.Name}: {root.Text("theme", "theme")}", root.Date("assurance", "reportedOn") ?? LondonTime.ToLocal(row.StartedAt).Date, told);
        // Nobody is asked before it is sent out.
        if (told.Count == 0 && row.EndedAt is null)
            told.Add(new("Business manager, who sends it out", null, LearningAnswer.Awaited, null));
        return new(root.Find("findingsOf") is FeelText of ? of.Value : row.Name, LondonTime.ToLocal(row.StartedAt).Date, told)
        {
            NotSpread = root.Text("briefing", "whyNot") is { } why && row.EndedAt is { } ended ? new LearningAnswer("", LondonTime.ToLocal(ended).Date, LearningAnswer.NotSpread, why) : null,
            Asked = Told(root, "groupsTold", "strategicOn") ?? Told(root, "boardTold", "boardOn"),
        };
    }

    private static LearningAnswer? Told(FeelContext root, string told, string on) =>
        root.Date(told, on) is { } day ? new LearningAnswer("", day, LearningAnswer.Asked, root.Text(told, "said")) : null;

    private static LearningAnswer? Answer(FeelContext answer) => answer.Find("from") is FeelText from
        ? new(from.Value, (answer.Find("on") as FeelDate)?.Value, (answer.Find("state") as FeelText)?.Value ?? "", (answer.Find("words") as FeelText)?.Value)
        : null;

    private static LearningAnswer? Awaited(FeelContext variables) =>
        (variables.Text("agency", "name") ?? variables.Text("group", "name")) is { } name ? new(name, null, LearningAnswer.Awaited, null) : null;
}

/// <param name="From">The agency or group.</param>
/// <param name="On">Null while nothing has come.</param>
/// <param name="State">As the definitions write it down: <c>done</c>, <c>under-way</c>, <c>nothing</c>, <c>without</c>, <c>heard</c>; or one of those below.</param>
internal sealed record LearningAnswer(string From, LocalDate? On, string State, string? Words)
{
    public const string Awaited = "awaited";
    public const string NotSpread = "not-spread";
    public const string Asked = "asked";
}
