namespace Reviews.Workflows.Deadlines;

/// <summary>Whose an anchor is that comes after the close of business.</summary>
public enum AfterClose
{
    /// <summary>Its own day's: the safe reading, as deadlines fall no later for it.</summary>
    SameDay,

    /// <summary>The next working day's.</summary>
    NextWorkingDay,
}

/// <summary>
/// How a process counts its days. <paramref name="Anchor"/> names what starts the clock; <paramref name="FirstDay"/>
/// is the number of its day, 0 or 1 (anything else is an <see cref="ArgumentOutOfRangeException"/>);
/// <paramref name="Close"/> is the cut-off in London of a deadline that is only a date. At the close itself is not
/// yet after it.
/// </summary>
public sealed record ClockRules(string Anchor, int FirstDay, LocalTime Close, AfterClose AfterClose)
{
    /// <summary>The number of the anchor's day: 0 or 1.</summary>
    public int FirstDay
    {
        get;
        init => field = ZeroOrOne(value);
    } = ZeroOrOne(FirstDay);

    private static int ZeroOrOne(int firstDay) => firstDay is 0 or 1
        ? firstDay
        : throw new ArgumentOutOfRangeException(nameof(firstDay), firstDay, "Expected a clock's first day to be 0 or 1.");
}
