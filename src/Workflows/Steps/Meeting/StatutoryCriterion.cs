namespace Reviews.Workflows.Steps.Meeting;

/// <summary>
/// One of the four criteria partners take into account when they decide on a review (SI 2018/789, regulation 11; in the
/// words of S003 App. D). Each is considered on its own, with its reason.
/// </summary>
/// <param name="Field">The field of the answer, yes or no; stable, so that answers of different years can be compared.</param>
public sealed record StatutoryCriterion(string Field, string Question)
{
    public static IReadOnlyList<StatutoryCriterion> All { get; } =
    [
        new("improvements", "Does the case highlight improvements needed to safeguard and promote the welfare of children, including those identified before?"),
        new("recurrentThemes", "Does the case highlight recurrent themes in safeguarding and promoting the welfare of children?"),
        new("workingTogether", "Does the case highlight concerns about two or more organisations or agencies working together effectively?"),
        new("panelView", "Has the national Panel considered the case and concluded that a local review may be more appropriate?"),
    ];

    /// <summary>The field of the reason.</summary>
    public string ReasonField => $"{Field}Reason";
}
