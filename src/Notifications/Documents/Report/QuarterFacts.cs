using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Documents.Report;

/// <summary>What a partnership's reviews have come to in a quarter.</summary>
/// <param name="PreparedAt">London time.</param>
/// <param name="Standing">Each recommendation and action that was known by the end of the quarter, as it stood then, or now where it is not over.</param>
/// <param name="Closed">Those of them that were closed within it.</param>
/// <param name="Progress">What was said of them within it, the first first.</param>
/// <param name="Learning">What came back on learning within it, and what was awaited.</param>
/// <param name="Reviews">How many reviews it covers: those that whoever puts it together is on.</param>
/// <param name="LeftOut">How many more have something to tell, but a proceeding blocks sharing it.</param>
public sealed record QuarterFacts(
    string Partnership,
    Quarter Quarter,
    LocalDateTime PreparedAt,
    IReadOnlyList<ToldAction> Standing,
    IReadOnlyList<ToldAction> Closed,
    IReadOnlyList<ToldProgress> Progress,
    IReadOnlyList<ToldLearning> Learning,
    int Reviews,
    int LeftOut);

/// <summary>Something that was said of a recommendation or an action.</summary>
/// <param name="Said">How far it is said to be, in a sentence without its full stop; null where the words say all.</param>
public sealed record ToldProgress(string Review, string What, string Owner, LocalDate On, string? Said, string Words);

/// <summary>What came back on what a review found.</summary>
/// <param name="Of">Which review's it is.</param>
/// <param name="From">The agency or group; empty for what was said of the whole of it.</param>
/// <param name="On">Null while nothing has come.</param>
public sealed record ToldLearning(string Review, string Of, string From, LocalDate? On, LearningState State, string? Words);

public enum LearningState
{
    /// <summary>Nothing has come yet.</summary>
    Awaited,

    /// <summary>A group has heard it.</summary>
    Heard,

    /// <summary>An agency has acted on it.</summary>
    Done,
    UnderWay,

    /// <summary>An agency says that there is nothing for it to do.</summary>
    Nothing,

    /// <summary>An agency did not answer, and it went on without it.</summary>
    Without,

    /// <summary>Nothing was spread, with the reason.</summary>
    NotSpread,

    /// <summary>Those who were told what came back asked for something.</summary>
    Asked,
}
