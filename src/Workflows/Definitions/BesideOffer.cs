using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// How a process is offered on the page of a review that others of its processes have brought to where it may be needed
/// (its property <c>offered</c> and those beside it): what somebody outside writes later begins it, and no step waits for it.
/// </summary>
/// <param name="Label">The words of the link.</param>
/// <param name="Hint">What is said before it is begun; null where nothing is.</param>
/// <param name="After">The ids of the processes of which the review has to have had one.</param>
/// <param name="When">What has to be true besides, of what they know; null where nothing has.</param>
/// <param name="Hands">The names of what it is given of that.</param>
public sealed record BesideOffer(string Label, string? Hint, IReadOnlyList<string> After, FeelExpression? When, IReadOnlyList<string> Hands)
{
    /// <summary>The words of the link on the review's page; without them it is offered nowhere.</summary>
    public const string Offered = "offered";

    /// <summary>What is said before it is begun.</summary>
    public const string OfferedHint = "offered-hint";

    /// <summary>A list written "one, two": the review has to have had one of these processes.</summary>
    public const string OfferedAfter = "offered-after";

    /// <summary>FEEL over what those processes know.</summary>
    public const string OfferedWhen = "offered-when";

    /// <summary>A list written "one, two": what it is given of what they know.</summary>
    public const string OfferedHands = "offered-hands";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Offered, OfferedHint, OfferedAfter, OfferedWhen, OfferedHands];

    internal static BesideOffer? Of(ProcessDefinition process)
    {
        var said = process.Properties;
        return said.GetValueOrDefault(Offered) is not { Length: > 0 } label
            ? null
            : new BesideOffer(
                label,
                said.GetValueOrDefault(OfferedHint),
                List(said.GetValueOrDefault(OfferedAfter)),
                said.TryGetValue(OfferedWhen, out var when) ? FeelExpression.Parse(when).Expression : null,
                List(said.GetValueOrDefault(OfferedHands)));
    }

    /// <summary>What it is begun with; null where it is not offered: the review had none of the processes, or what has to be true is not.</summary>
    /// <param name="own">Its own id: one that is over counts as one of those it comes after, and while one runs there is no other.</param>
    /// <param name="processes">Those of the review with what they know, the oldest first: what a later one says of a thing counts.</param>
    public FeelContext? Handed(string own, IReadOnlyList<(string Id, bool Runs, FeelContext Variables)> processes)
    {
        if (processes.Any(process => process.Id == own && process.Runs) || !processes.Any(process => After.Contains(process.Id)))
            return null;
        var known = new FeelContext(processes.Where(process => process.Id == own || After.Contains(process.Id)).SelectMany(process => process.Variables.Entries).Where(entry => entry.Value != FeelValue.Null));
        return When is not null && When.Evaluate(new FeelScope(known)).Value is not FeelBoolean { Value: true }
            ? null
            : new FeelContext(known.Entries.Where(entry => Hands.Contains(entry.Key)));
    }

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
