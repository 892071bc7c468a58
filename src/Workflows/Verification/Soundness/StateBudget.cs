namespace Reviews.Workflows.Verification.Soundness;

/// <summary>How many states all the games of one definition may still look at together: what one of them uses is not there for the others.</summary>
internal sealed class StateBudget(int states)
{
    /// <summary>For a definition: more than any that people draw, and soon seen.</summary>
    public const int OfADefinition = 100_000;

    private int left = states;

    /// <summary>False when nothing is left.</summary>
    public bool Spend() => left > 0 && left-- > 0;
}
