using System.Text;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Walks the states that a token game can come into. For deadlocks it need not see them all: sets of moves that never hinder
/// each other are taken one set at a time (persistent sets), and all at once where that could put one off for ever. It
/// remembers how it came to each state.
/// </summary>
internal sealed class StateSearch
{
    public const int MostStates = 100_000;
    private readonly Dictionary<string, (string? From, string? By)> seen = [];
    private readonly Stack<byte[]> open = new();
    private readonly bool everyOrder;

    private StateSearch(bool everyOrder) => this.everyOrder = everyOrder;

    /// <summary>States from which nothing can move although tokens are left.</summary>
    public List<byte[]> Stuck { get; } = [];

    /// <summary>States in which one flow holds two tokens; the walk does not go on from there.</summary>
    public List<byte[]> Crowded { get; } = [];

    /// <summary>Moves that end the scope while something else is at work in it, with the state before.</summary>
    public Dictionary<string, byte[]> EndedTooEarly { get; } = [];

    /// <summary>Ids of the elements that moved at least once.</summary>
    public HashSet<string> Moved { get; } = [];

    /// <summary>Whether the bound was reached before every state was seen.</summary>
    public bool IsIncomplete { get; private set; }

    /// <param name="everyOrder">Whether to see every state there is, as the question for two tokens at once needs.</param>
    public static StateSearch Run(TokenGame game, bool everyOrder) => Run(game, game.Starts, everyOrder);

    /// <summary>From the middle of a game, for what gets stuck from there.</summary>
    public static StateSearch Run(TokenGame game, byte[] from) => Run(game, [from], everyOrder: false);

    private static StateSearch Run(TokenGame game, IEnumerable<byte[]> starts, bool everyOrder)
    {
        var search = new StateSearch(everyOrder || game.HasInclusiveJoins) { IsIncomplete = game.LeavesWaysOut };
        foreach (var start in starts) search.Visit(start, null, null);
        while (search.open.TryPop(out var tokens))
        {
            if (search.seen.Count > MostStates)
            {
                search.IsIncomplete = true;
                break;
            }

            search.Expand(game, tokens);
        }

        return search;
    }

    /// <summary>The elements passed on the way to a state, in order; those that lead nowhere new are left out.</summary>
    public IReadOnlyList<string> WayTo(byte[] tokens)
    {
        var way = new List<string>();
        for (var key = Key(tokens); key is not null && seen.TryGetValue(key, out var step); key = step.From)
        {
            if (step.By is { } by && (way.Count == 0 || way[^1] != by)) way.Add(by);
        }

        way.Reverse();
        return way;
    }

    private void Expand(TokenGame game, byte[] tokens)
    {
        if (game.Crowded(tokens) is not null)
        {
            Crowded.Add(tokens);
            return;
        }

        var possible = game.Possible(tokens);
        if (possible.Count == 0)
        {
            if (Array.Exists(tokens, t => t > 0)) Stuck.Add(tokens);
            return;
        }

        // A single move first: it decides nothing. If a way leads back to a state already seen, the others are taken too.
        var first = possible.MinBy(moves => moves.Count)!;
        var leadsBack = !Take(first, tokens);
        if (!leadsBack && !everyOrder) return;
        foreach (var moves in possible.Where(moves => moves != first)) Take(moves, tokens);
    }

    /// <summary>Whether every state that the moves lead to is new.</summary>
    private bool Take(List<Move> moves, byte[] tokens)
    {
        var allNew = true;
        foreach (var move in moves)
        {
            Moved.Add(move.ElementId);
            if (move.EndsAll && tokens.Sum(t => t) > 1) EndedTooEarly.TryAdd(move.ElementId, tokens);
            allNew &= Visit(move.Apply(tokens), Key(tokens), move.ElementId);
        }

        return allNew;
    }

    private bool Visit(byte[] tokens, string? from, string? by)
    {
        var key = Key(tokens);
        if (!seen.TryAdd(key, (from, by))) return false;
        open.Push(tokens);
        return true;
    }

    /// <summary>A state's name: the places that hold tokens, and how many; few places do, so it is short.</summary>
    private static string Key(byte[] tokens)
    {
        var key = new StringBuilder();
        for (var place = 0; place < tokens.Length; place++)
        {
            if (tokens[place] > 0) key.Append((char)place).Append((char)tokens[place]);
        }

        return key.ToString();
    }
}
