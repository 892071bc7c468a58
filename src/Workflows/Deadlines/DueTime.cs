using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>What a due date or a timer's date means once its expression has a value.</summary>
public static class DueTime
{
    /// <summary>
    /// The time on the clocks of London: a date means the close of its day, a date and time itself. Null for anything that
    /// is neither.
    /// </summary>
    /// <param name="calendar">On a day that it leaves out nothing is due: see <see cref="WorkingDayCalendar.Running"/>.</param>
    public static LocalDateTime? Of(FeelValue value, LocalTime close, WorkingDayCalendar calendar) =>
        Of(value, close) is { } due ? calendar.Running(due) : null;

    /// <inheritdoc cref="Of(FeelValue, LocalTime, WorkingDayCalendar)"/>
    public static LocalDateTime? Of(FeelValue value, LocalTime close) => value switch
    {
        FeelDate date => date.Value + close,
        FeelDateTime { Zone: null } time => time.Local,
        FeelDateTime time => LondonTime.ToLocal(time.ToInstant()),
        _ => null,
    };
}
