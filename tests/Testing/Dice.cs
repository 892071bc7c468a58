namespace Reviews.Testing;

/// <summary>A linear congruential generator (Numerical Recipes): the same seed, the same run, on every machine.</summary>
public sealed class Dice(uint seed)
{
    private uint state = seed;

    /// <summary>From 0, and less than the number of sides.</summary>
    public int Roll(int sides)
    {
        state = unchecked((state * 1664525u) + 1013904223u);
        // By its high bits: the low ones of such a generator come round after a few rolls.
        return (int)(((ulong)state * (uint)sides) >> 32);
    }

    public bool Toss() => Roll(2) == 0;

    public T Pick<T>(IReadOnlyList<T> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        return among[Roll(among.Count)];
    }

    /// <summary>An id out of these; 0, which is none, where there are none.</summary>
    public long PickId(IReadOnlyList<long> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        return among.Count == 0 ? 0 : Pick(among);
    }
}
