using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>What a due date or a timer's date means once its expression has a value.</summary>
public static class DueTime
{
    /// <summary>
    /// The time on the clocks of London: a date means the close of its day, a date and time itself. Null for anything that
    /// is neither.
    /// </summary>
    public static LocalDateTime? Of(FeelValue value, LocalTime close) => value switch
    {
        FeelDate date => date.Value + close,
        FeelDateTime { Zone: null } time => time.Local,
        FeelDateTime time => LondonTime.ToLocal(time.ToInstant()),
        _ => null,
    };
}
