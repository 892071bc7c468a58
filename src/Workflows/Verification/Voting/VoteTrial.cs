using System.Globalization;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>One vote of a process, held with sample votes.</summary>
internal sealed class VoteTrial
{
    private readonly ProcessDefinition process;
    private readonly VoteRoutes routes;
    private readonly UserTask task;
    private readonly Activity ballot;
    private readonly VoteCases cases;

    public VoteTrial(ProcessDefinition process, UserTask task)
    {
        (this.process, this.task, routes) = (process, task, new VoteRoutes(process));
        ballot = Around().FirstOrDefault(a => a.MultiInstance is not null) ?? task;
        cases = new VoteCases(ballot, VoteStep.Choices(new StepTask(task.Id, task.Name, FeelValue.Null, task.Properties, null, FeelContext.Empty)));
    }

    /// <summary>Whether there are more ways to vote than are tried.</summary>
    public bool HasTooManyCases => cases.AreTooMany;

    /// <summary>
    /// Votes that need not decide anything, and the words for them. What the others come to is known only where it is counted:
    /// a definition without <c>vote tally</c> may decide by a count of its own.
    /// </summary>
    public IEnumerable<(string When, VoteCourse Course, bool MustBeCounted)> Undecided(Predicate<Element> settles)
    {
        foreach (var rule in Rules(cases.Nobody.Count))
        {
            yield return ("nobody votes", Course(cases.Nobody, settles, rule), true);
            if (rule?.Find("seat") is null) yield return ("no two agree", Course(cases.NoTwoAgree, settles, rule), true);
        }

        foreach (var votes in cases.Every)
        {
            foreach (var rule in Rules(votes.Count)) yield return (VoteCases.Words(votes), Course(votes, settles, rule), false);
        }
    }

    /// <summary>All for one choice, once for each.</summary>
    public IEnumerable<VoteCourse> Unanimous() => cases.Unanimous.SelectMany(votes => Rules(votes.Count).Select(rule => Course(votes, settles: null, rule)));

    /// <summary>
    /// Where the vote is counted by a rule of the partnership, every kind of rule it may be for that many voters: what the file says
    /// can change, and the definition must be right with any. A single null where it is not.
    /// </summary>
    private IEnumerable<FeelContext?> Rules(int voters)
    {
        if (!task.Properties.ContainsKey(StepProperties.Rule)) return [null];
        var needed = Enumerable.Range((voters / 2) + 1, voters - (voters / 2)).Select(count => FeelContext.Empty.With("kind", new FeelText("majority")).With("needed", new FeelNumber(count)).With("quorum", new FeelNumber(count)));
        return [.. needed, FeelContext.Empty.With("kind", new FeelText("final-say")).With("needed", new FeelNumber(1)).With("quorum", new FeelNumber(1)).With("seat", new FeelText(Voter(0)))];
    }

    private VoteCourse Course(IReadOnlyList<string?> votes, Predicate<Element>? settles, FeelContext? rule)
    {
        // What ends a repetition early takes the votes cast so far with it: nothing of what was gathered comes out.
        var known = rule is null ? FeelContext.Empty : FeelContext.Empty.With("rules", FeelContext.Empty.With(task.Properties[StepProperties.Rule], rule));
        var (all, none) = (Counted(votes, known), new VoteValues(Gathered is { } name ? known.With(name, FeelValue.Null) : known, null));
        var timers = Around().SkipWhile(a => a != ballot).Skip(1).SelectMany(routes.Interrupting).Where(way => way[0] is BoundaryEvent { Trigger: TimerTrigger });
        var ends = (routes.Onward(ballot, all) ?? []).Select(way => (way, all)).Concat(routes.Interrupting(ballot).Concat(timers).Select(way => (way, none)));
        return new VoteCourse(routes, ballot, settles, ends);
    }

    private VoteValues Counted(IReadOnlyList<string?> votes, FeelContext known)
    {
        if (Gathered is not { } name) return new VoteValues(known, null);
        if (ballot.MultiInstance is { } loop) return new VoteValues(known.With(name, new FeelList(votes.Select((v, i) => Item(loop.OutputElement, v, i)))), null);
        var one = known.With(name, Record(votes[0], 0));
        return new VoteValues(task.Outputs.Aggregate(one, (made, output) => made.With(output.Target, Item(output.Source, votes[0], 0))), null);
    }

    private string? Gathered => ballot.MultiInstance is { } loop ? loop.OutputCollection : task.Properties.GetValueOrDefault(StepProperties.Result, VoteStep.Kind);

    private static FeelValue Item(FeelExpression? added, string? choice, int voter)
    {
        var record = Record(choice, voter);
        return added?.Evaluate(new FeelScope(_ => record)).Value ?? FeelValue.Null;
    }

    private static FeelValue Record(string? choice, int voter) => choice is null ? FeelValue.Null : new FeelContext(new Dictionary<string, FeelValue>
    {
        ["partner"] = new FeelText(Voter(voter)),
        ["choice"] = new FeelText(choice),
        ["reason"] = new FeelText("sample"),
        ["by"] = new FeelText("sample"),
    });

    private static string Voter(int voter) => string.Create(CultureInfo.InvariantCulture, $"partner-{voter}");

    /// <summary>The task and what holds it, inmost first.</summary>
    private IEnumerable<Activity> Around()
    {
        for (Element? around = task; around is Activity activity; around = process.Find(around.ScopeId)) yield return activity;
    }
}
