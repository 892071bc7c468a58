namespace Reviews.Workflows.Tests.Properties;

/// <summary>A linear congruential generator (Numerical Recipes): the same seed, the same run, on every machine.</summary>
internal sealed class Dice(uint seed)
{
    private uint state = seed;

    public int Roll(int sides)
    {
        state = unchecked((state * 1664525u) + 1013904223u);
        // By its high bits: the low ones of such a generator come round after a few rolls.
        return (int)(((ulong)state * (uint)sides) >> 32);
    }

    public bool Toss() => Roll(2) == 0;

    public T Pick<T>(IReadOnlyList<T> among) => among[Roll(among.Count)];

    /// <summary>An id out of these; 0, which is none, where there are none.</summary>
    public long PickId(IReadOnlyList<long> among) => among.Count == 0 ? 0 : Pick(among);
}
