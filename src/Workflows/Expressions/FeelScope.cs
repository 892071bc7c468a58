using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Expressions;

/// <summary>
/// What an expression can see: variables by name, the moment it is evaluated at, and the clock and calendar its time functions
/// count by. With a clock, the variable "anchor" is the clock's anchor date unless a variable of that name hides it.
/// </summary>
public sealed class FeelScope(Func<string, FeelValue?> lookup)
{
    public FeelScope(IReadOnlyDictionary<string, FeelValue> variables)
        : this(name => variables.GetValueOrDefault(name))
    {
    }

    public FeelScope(FeelContext variables)
        : this(variables.Find)
    {
    }

    /// <summary>No variables, no clock; "now" is the Unix epoch.</summary>
    public static FeelScope Empty { get; } = new(_ => null);

    /// <summary>What now() and today() answer, in Europe/London.</summary>
    public Instant Now { get; init; }

    /// <summary>Null: "review day" is null, with a warning.</summary>
    public ReviewClock? Clock { get; init; }

    /// <summary>Null: the clock's calendar, or else the working-day functions are null, with a warning.</summary>
    public WorkingDayCalendar? Calendar { get; init; }

    /// <summary>The variable of that name, or null (of C#) where there is none.</summary>
    public FeelValue? Find(string name) =>
        lookup(name) ?? (name == "anchor" && Clock is not null ? new FeelDate(Clock.AnchorDate) : null);

    /// <summary>The same scope with one more variable, which hides one of the same name.</summary>
    public FeelScope With(string name, FeelValue value) => Over(other => other == name ? value : null);

    /// <summary>The same scope with more variables, which hide those of the same names.</summary>
    public FeelScope With(IReadOnlyDictionary<string, FeelValue> variables) => Over(name => variables.GetValueOrDefault(name));

    private FeelScope Over(Func<string, FeelValue?> nearer) =>
        new(name => nearer(name) ?? lookup(name)) { Now = Now, Clock = Clock, Calendar = Calendar };
}
