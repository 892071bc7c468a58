using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>One vote of a process, held with sample votes of three partners.</summary>
internal sealed class VoteTrial
{
    private const int Voters = 3;
    private readonly ProcessDefinition process;
    private readonly VoteRoutes routes;
    private readonly UserTask task;
    private readonly Activity ballot;
    private readonly IReadOnlyList<string> choices;

    public VoteTrial(ProcessDefinition process, UserTask task)
    {
        (this.process, this.task, routes) = (process, task, new VoteRoutes(process));
        ballot = Around().FirstOrDefault(a => a.MultiInstance is not null) ?? task;
        choices = VoteStep.Choices(new StepTask(task.Id, task.Name, FeelValue.Null, task.Properties, null, FeelContext.Empty));
    }

    /// <summary>Votes that need not decide anything, and the words for them.</summary>
    public IEnumerable<(string When, VoteCourse Course)> Undecided()
    {
        yield return ("nobody votes", Course(new string?[Voters]));
        yield return ("no two agree", Course([.. Enumerable.Range(0, Voters).Select(i => choices.ElementAtOrDefault(i))]));
    }

    /// <summary>All for one choice, once for each.</summary>
    public IEnumerable<VoteCourse> Unanimous() => choices.Select(choice => Course([.. Enumerable.Repeat(choice, Voters)]));

    private VoteCourse Course(IReadOnlyList<string?> votes)
    {
        // What ends a repetition early takes the votes cast so far with it: nothing of what was gathered comes out.
        var (all, none) = (Counted(votes), new VoteValues(Gathered is { } name ? FeelContext.Empty.With(name, FeelValue.Null) : FeelContext.Empty, null));
        var timers = Around().SkipWhile(a => a != ballot).Skip(1).SelectMany(routes.Interrupting).Where(way => way[0] is BoundaryEvent { Trigger: TimerTrigger });
        var ends = (routes.Onward(ballot, all) ?? []).Select(way => (way, all)).Concat(routes.Interrupting(ballot).Concat(timers).Select(way => (way, none)));
        return new VoteCourse(routes, ballot, ends);
    }

    private VoteValues Counted(IReadOnlyList<string?> votes)
    {
        if (Gathered is not { } name) return new VoteValues(FeelContext.Empty, null);
        if (ballot.MultiInstance is { } loop) return new VoteValues(FeelContext.Empty.With(name, new FeelList(votes.Select((v, i) => Item(loop.OutputElement, v, i)))), null);
        var one = FeelContext.Empty.With(name, Record(votes[0], 0));
        return new VoteValues(task.Outputs.Aggregate(one, (known, output) => known.With(output.Target, Item(output.Source, votes[0], 0))), null);
    }

    private string? Gathered => ballot.MultiInstance is { } loop ? loop.OutputCollection : task.Properties.GetValueOrDefault(StepProperties.Result, VoteStep.Kind);

    private static FeelValue Item(FeelExpression? added, string? choice, int voter)
    {
        var record = Record(choice, voter);
        return added?.Evaluate(new FeelScope(_ => record)).Value ?? FeelValue.Null;
    }

    private static FeelValue Record(string? choice, int voter) => choice is null ? FeelValue.Null : new FeelContext(new Dictionary<string, FeelValue>
    {
        ["partner"] = new FeelText($"partner-{voter}"),
        ["choice"] = new FeelText(choice),
        ["reason"] = new FeelText("sample"),
        ["by"] = new FeelText("sample"),
    });

    /// <summary>The task and what holds it, inmost first.</summary>
    private IEnumerable<Activity> Around()
    {
        for (Element? around = task; around is Activity activity; around = process.Find(around.ScopeId)) yield return activity;
    }
}
