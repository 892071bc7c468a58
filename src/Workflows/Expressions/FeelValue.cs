namespace Reviews.Workflows.Expressions;

/// <summary>
/// A value of FEEL (DMN 1.5, 10.3.2): a closed set, immutable, equal by content. <see cref="object.ToString"/> gives the
/// text a FEEL author would write for it.
/// </summary>
public abstract record FeelValue
{
    private protected FeelValue()
    {
    }

    /// <summary>The one null.</summary>
    public static FeelValue Null { get; } = new FeelNull();

    /// <summary>How much room the value takes, in characters and cells: what the evaluator's bound counts.</summary>
    internal virtual long Size => 1;

    /// <summary>How deep lists, contexts and ranges nest as they are kept; 0 for a plain value.</summary>
    internal virtual int Depth => 0;

    public sealed override string ToString() => FeelWriter.Literal(this);
}

public sealed record FeelNull : FeelValue
{
    internal FeelNull()
    {
    }
}

public sealed record FeelBoolean(bool Value) : FeelValue
{
    public static FeelBoolean True { get; } = new(true);

    public static FeelBoolean False { get; } = new(false);

    internal static FeelBoolean Of(bool value) => value ? True : False;
}

/// <summary>A decimal number of at most 28 digits (DMN asks for 34: a known difference).</summary>
public sealed record FeelNumber(decimal Value) : FeelValue;

public sealed record FeelText(string Value) : FeelValue
{
    internal override long Size => 1 + Value.Length;
}

public sealed record FeelDate(LocalDate Value) : FeelValue;

/// <summary>A time of day, with an offset or a zone where the author gave one.</summary>
public sealed record FeelTime(LocalTime Local, FeelZone? Zone = null) : FeelValue;

/// <summary>A duration in days, hours, minutes and seconds.</summary>
public sealed record FeelDaysTime(Duration Value) : FeelValue;

/// <summary>A duration in whole months.</summary>
public sealed record FeelYearsMonths(int Months) : FeelValue;

/// <summary>A range; a null end is unbounded. Text, number, date, time and duration ends are ordered.</summary>
public sealed record FeelRange(FeelValue Start, bool StartIncluded, FeelValue End, bool EndIncluded) : FeelValue
{
    internal override long Size => 1 + Start.Size + End.Size;

    // Kept as an object that holds a row of its ends.
    internal override int Depth => 2 + Math.Max(Start.Depth, End.Depth);
}
