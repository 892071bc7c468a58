namespace Reviews.Workflows.Engine;

/// <summary>The engine's answer to a happening: facts and the state they lead to, or a refusal. Nothing in between.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <param name="State">The state before, with the facts folded in.</param>
    public sealed record Accepted(IReadOnlyList<Fact> Facts, ProcessState State) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}
