namespace Reviews.Workflows.Steps.Meeting;

/// <summary>
/// One of the four criteria partners take into account when they decide on a review (SI 2018/789, regulation 11; in the
/// words of S003 App. D). Each is considered on its own, with its reason.
/// </summary>
/// <param name="Id">Kebab-case and stable.</param>
/// <param name="Source">Where it stands in the law.</param>
public sealed record StatutoryCriterion(string Id, string Question, string Source)
{
    public static IReadOnlyList<StatutoryCriterion> All { get; } =
    [
        new("improvements", "Does the case highlight improvements needed to safeguard and promote the welfare of children, including those identified before?", "SI 2018/789, regulation 11(a)"),
        new("recurrent-themes", "Does the case highlight recurrent themes in safeguarding and promoting the welfare of children?", "SI 2018/789, regulation 11(b)"),
        new("working-together", "Does the case highlight concerns about two or more organisations or agencies working together effectively?", "SI 2018/789, regulation 11(c)"),
        new("panel-concluded", "Has the national Panel considered the case and concluded that a local review may be more appropriate?", "SI 2018/789, regulation 11(d)"),
    ];

    /// <summary>The field of the answer, yes or no.</summary>
    public string Field => $"criterion.{Id}";

    /// <summary>The field of the reason.</summary>
    public string ReasonField => $"criterion.{Id}.reason";
}
