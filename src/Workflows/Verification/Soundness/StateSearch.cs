using System.Text;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>
/// Walks the states that a token game can come into. For deadlocks it need not see them all: sets of moves that never hinder
/// each other are taken one set at a time (persistent sets), and all at once where that could put one off for ever. A move
/// that ends the scope hinders every other and leads to one state, the empty one: it is taken wherever it is possible. The
/// walk remembers how it came to each state.
/// </summary>
internal sealed class StateSearch
{
    private readonly Dictionary<string, int> seen = [];
    private readonly List<(int From, string? By)> steps = [];
    private readonly List<(int From, int To)> edges = [];
    private readonly Dictionary<string, int> moved = [];
    private readonly Stack<(byte[] Tokens, int Index)> open = new();
    private readonly HashSet<int> over = [];
    private readonly TokenGame game;
    private readonly bool everyOrder;

    private readonly StateBudget budget;
    private bool ranOut;

    private StateSearch(TokenGame game, bool everyOrder, StateBudget budget) => (this.game, this.everyOrder, this.budget) = (game, everyOrder, budget);

    /// <summary>States from which nothing can move although tokens are left.</summary>
    public List<byte[]> Stuck { get; } = [];

    /// <summary>States in which one flow holds two tokens; the walk does not go on from there.</summary>
    public List<byte[]> Crowded { get; } = [];

    /// <summary>Moves that end the scope, by no error, while something else is at work in it, with the state before.</summary>
    public Dictionary<string, byte[]> EndedTooEarly { get; } = [];

    /// <summary>Whether the scope can come to its end by no error.</summary>
    public bool CanComplete { get; private set; }

    /// <summary>Whether the bound was reached before every state was seen.</summary>
    public bool IsIncomplete { get; private set; }

    /// <param name="everyOrder">Whether to see every state there is, as the question for two tokens at once needs.</param>
    /// <param name="budget">What all games of one definition may see together.</param>
    public static StateSearch Run(TokenGame game, bool everyOrder, StateBudget budget) => Run(game, game.Starts, everyOrder, budget);

    /// <summary>From the middle of a game.</summary>
    public static StateSearch Run(TokenGame game, byte[] from, bool everyOrder, int mostStates) => Run(game, [from], everyOrder, new StateBudget(mostStates));

    /// <inheritdoc cref="Run(TokenGame, byte[], bool, int)"/>
    public static StateSearch Run(TokenGame game, byte[] from, bool everyOrder, StateBudget budget) => Run(game, [from], everyOrder, budget);

    private static StateSearch Run(TokenGame game, IEnumerable<byte[]> starts, bool everyOrder, StateBudget budget)
    {
        var search = new StateSearch(game, everyOrder || game.HasInclusiveJoins, budget) { IsIncomplete = game.LeavesWaysOut };
        foreach (var start in starts)
        {
            search.CanComplete |= Array.TrueForAll(start, t => t == 0);
            search.Visit(start, -1, null);
        }

        while (search.open.TryPop(out var state))
        {
            if (search.ranOut)
            {
                search.IsIncomplete = true;
                break;
            }

            search.Expand(state.Tokens, state.Index);
        }

        return search;
    }

    /// <summary>Whether the element moved at least once.</summary>
    public bool HasMoved(string elementId) => moved.ContainsKey(elementId);

    /// <summary>The elements passed on the way to a state, in order; those that lead nowhere new are left out.</summary>
    public IReadOnlyList<string> WayTo(byte[] tokens) => WayTo(seen[Key(tokens)]);

    /// <summary>The same to an element that moved, itself the last.</summary>
    public IReadOnlyList<string> WayThrough(string elementId) => [.. WayTo(moved[elementId]), elementId];

    /// <summary>The way to a state that is not stuck and yet never comes to an end; null where there is none.</summary>
    public IReadOnlyList<string>? WayToGoRoundForEver()
    {
        if (IsIncomplete) return null;
        var before = edges.ToLookup(e => e.To, e => e.From);
        var (ends, from) = (new HashSet<int>(), new Stack<int>(over));
        while (from.TryPop(out var state))
        {
            if (!ends.Add(state)) continue;
            foreach (var earlier in before[state]) from.Push(earlier);
        }

        // The first place where it comes round: a step back to where it has been.
        return edges.Where(e => e.To <= e.From && !ends.Contains(e.From)).Select(e => WayTo(e.From)).FirstOrDefault();
    }

    private List<string> WayTo(int state)
    {
        var way = new List<string>();
        for (var at = state; at >= 0; at = steps[at].From)
        {
            if (steps[at].By is { } by && (way.Count == 0 || way[^1] != by)) way.Add(by);
        }

        way.Reverse();
        return way;
    }

    private void Expand(byte[] tokens, int index)
    {
        if (game.Crowded(tokens) is not null)
        {
            Crowded.Add(tokens);
            over.Add(index);
            return;
        }

        var possible = game.Possible(tokens);
        if (possible.Count == 0)
        {
            if (Array.Exists(tokens, t => t > 0)) Stuck.Add(tokens);
            over.Add(index);
            return;
        }

        foreach (var moves in possible)
        {
            Take([.. moves.Where(m => m.EndsScope)], tokens, index);
            moves.RemoveAll(m => m.EndsScope);
        }

        // A single move first: it decides nothing. If a way leads back to a state already seen, the others are taken too.
        if (possible.Where(moves => moves.Count > 0).MinBy(moves => moves.Count) is not { } first) return;
        var leadsBack = !Take(first, tokens, index);
        if (!leadsBack && !everyOrder) return;
        foreach (var moves in possible.Where(moves => moves != first)) Take(moves, tokens, index);
    }

    /// <summary>Whether every state that the moves lead to is new.</summary>
    private bool Take(List<Move> moves, byte[] tokens, int index)
    {
        var allNew = true;
        foreach (var move in moves)
        {
            moved.TryAdd(move.ElementId, index);
            if (move is { EndsScope: true, Fails: false } && game.AtWork(tokens).Skip(1).Any()) EndedTooEarly.TryAdd(move.ElementId, tokens);
            var after = move.Apply(tokens);
            CanComplete |= !move.Fails && Array.TrueForAll(after, t => t == 0);
            allNew &= Visit(after, index, move.ElementId);
        }

        return allNew;
    }

    private bool Visit(byte[] tokens, int from, string? by)
    {
        var isNew = seen.TryAdd(Key(tokens), steps.Count);
        if (isNew)
        {
            ranOut |= !budget.Spend();
            open.Push((tokens, steps.Count));
            steps.Add((from, by));
        }

        if (from >= 0) edges.Add((from, isNew ? steps.Count - 1 : seen[Key(tokens)]));
        return isNew;
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
