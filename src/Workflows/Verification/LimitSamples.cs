using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// A process tried out from many clock starts: each day around Christmas 2026 and Easter 2027, and so each weekday, before
/// and after the close. Dates the calendar does not know are left out.
/// </summary>
internal sealed class LimitSamples
{
    private static readonly (LocalDate First, int Days)[] Spans = [(new(2026, 11, 2), 70), (new(2027, 3, 15), 28)];
    private readonly List<(ReviewClock Clock, LocalDateTime Limit)> starts = [];

    private LimitSamples(ClockDefinition clock, FeelExpression limit, WorkingDayCalendar calendar)
    {
        foreach (var date in Spans.SelectMany(s => Enumerable.Range(0, s.Days).Select(s.First.PlusDays)))
        {
            foreach (var time in new[] { new LocalTime(9, 0), clock.Rules.Close.PlusMinutes(1) })
            {
                var start = new ReviewClock(date, time, clock.Rules, calendar);
                if (Value(limit, start) is { } at) starts.Add((start, at));
            }
        }
    }

    /// <summary>Null where the process has no limit, or no calendar was given to count by.</summary>
    public static LimitSamples? Of(CheckedProcess subject) => subject is { Process.Clock: { Limit: { } limit } clock, Settings.Calendar: { } calendar }
        ? new LimitSamples(clock, limit, calendar)
        : null;

    /// <summary>Whether a limit came out of any start at all.</summary>
    public bool HasLimit => starts.Count > 0;

    /// <summary>The first start from which this comes after the limit; null when none does, as far as it can be told without data.</summary>
    public (LocalDate Start, LocalDateTime Due, LocalDateTime Limit)? FirstAfterLimit(FeelExpression due)
    {
        foreach (var (clock, limit) in starts)
        {
            if (Value(due, clock) is { } at && at > limit) return (clock.AnchorDate, at, limit);
        }

        return null;
    }

    /// <summary>Whether this is at or before the limit from every start, whatever the data.</summary>
    public bool IsNeverAfterLimit(FeelExpression due) => starts.TrueForAll(s => Value(due, s.Clock) <= s.Limit);

    private static LocalDateTime? Value(FeelExpression expression, ReviewClock clock) => DueTime.Of(
        expression.Evaluate(new FeelScope(_ => null) { Clock = clock, Calendar = clock.Calendar, Now = LondonTime.ToInstant(clock.AnchorDate + clock.Rules.Close) }).Value,
        clock.Rules.Close);
}
