namespace Reviews.Workflows.Verification.Soundness;

/// <summary>One move of a token game: a token from each place taken, one onto each place given.</summary>
internal sealed record Move(string ElementId, int[] Takes, int[] Gives)
{
    /// <summary>Places that this move clears, whether they hold a token or not.</summary>
    public int[] Empties { get; init; } = [];

    /// <summary>Whether it ends the scope, whatever else is at work in it: no token is left.</summary>
    public bool EndsScope { get; init; }

    /// <summary>Whether it ends the scope by an error: the scope is then not completed.</summary>
    public bool Fails { get; init; }

    public bool IsPossible(byte[] tokens) => Array.TrueForAll(Takes, place => tokens[place] > 0);

    public byte[] Apply(byte[] tokens)
    {
        if (EndsScope) return new byte[tokens.Length];
        var after = (byte[])tokens.Clone();
        foreach (var place in Takes) after[place]--;
        foreach (var place in Empties) after[place] = 0;
        foreach (var place in Gives) after[place] = (byte)Math.Min(after[place] + 1, 2);
        return after;
    }
}

/// <summary>Moves that compete for the same tokens.</summary>
internal sealed record Cluster(IReadOnlyList<Move> Moves)
{
    /// <summary>What must hold besides for any of them; null when nothing.</summary>
    public Predicate<byte[]>? Condition { get; init; }

    public List<Move> Possible(byte[] tokens) => Condition?.Invoke(tokens) == false ? [] : [.. Moves.Where(m => m.IsPossible(tokens))];

    /// <summary>The places without a token on one of which none of the moves is possible.</summary>
    public IEnumerable<int> Places => Moves.SelectMany(move => move.Takes.Length > 0 ? move.Takes : move.Empties).Distinct();
}
