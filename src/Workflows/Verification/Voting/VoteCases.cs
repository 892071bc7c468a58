using System.Globalization;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>The votes that a vote is tried out with: each voter's choice, null where none is cast.</summary>
internal sealed class VoteCases(Activity ballot, IReadOnlyList<string> choices)
{
    private const int MostCases = 3_000;

    /// <summary>As many voters as the definition names; otherwise three, as partners are, and as few as two and as many as four.</summary>
    private readonly IReadOnlyList<int> voters = Named(ballot) is { } named ? [named] : [3, 2, 4];

    /// <summary>Whether there are more ways to vote than are tried.</summary>
    public bool AreTooMany => Tried.Count < voters.Count;

    public IReadOnlyList<string?> Nobody => new string?[voters[0]];

    public IReadOnlyList<string?> NoTwoAgree => [.. Enumerable.Range(0, voters[0]).Select(i => choices.ElementAtOrDefault(i))];

    /// <summary>All for one choice, once for each; two voters may be too few for a decision.</summary>
    public IEnumerable<IReadOnlyList<string?>> Unanimous => voters.Where(count => count != 2 || voters.Count == 1)
        .SelectMany(count => choices.Select(choice => (IReadOnlyList<string?>)[.. Enumerable.Repeat(choice, count)]));

    /// <summary>Every way to vote, each choice or silence by each voter.</summary>
    public IEnumerable<IReadOnlyList<string?>> Every => Tried.SelectMany(count => Enumerable.Range(0, (int)Ways(count)).Select(way => Votes(way, count)));

    /// <summary>Votes in words.</summary>
    public static string Words(IReadOnlyList<string?> votes) => string.Create(CultureInfo.InvariantCulture,
        $"of {votes.Count} votes there are {string.Join(" and ", votes.CountBy(v => v ?? "").OrderBy(v => v.Key.Length == 0).ThenByDescending(v => v.Value).Select(v => v.Key.Length == 0 ? $"{v.Value} not cast" : $"{v.Value} for {v.Key}"))}");

    private IReadOnlyList<int> Tried
    {
        get
        {
            var left = (double)MostCases;
            return [.. voters.TakeWhile(count => (left -= Ways(count)) >= 0)];
        }
    }

    private double Ways(int count) => Math.Pow(choices.Count + 1, count);

    private string?[] Votes(int way, int count)
    {
        var votes = new string?[count];
        for (var i = 0; i < count; i++, way /= choices.Count + 1) votes[i] = choices.ElementAtOrDefault(way % (choices.Count + 1));
        return votes;
    }

    private static int? Named(Activity ballot)
    {
        if (ballot.MultiInstance is not { } loop) return 1;
        if (loop.InputCollection.Names.Count > 0) return null;
        return loop.InputCollection.Evaluate(FeelScope.Empty).Value switch
        {
            FeelList list when !loop.ByCount && list.Items.Count > 0 => list.Items.Count,
            FeelNumber number when loop.ByCount && number.Value is >= 1 and <= MostCases => (int)number.Value,
            _ => null,
        };
    }
}
