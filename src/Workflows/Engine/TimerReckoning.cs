using System.Globalization;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>When a timer is due, or why that cannot be said (<paramref name="Problem"/>; the rest is then meaningless).</summary>
internal sealed record TimerReckoning(Instant DueAt, TimerCycle? Cycle, string Rule, string? Problem = null)
{
    private const string Shapes = "a date, a date and time, a duration or a repetition such as R3/PT10M, as the timer's kind asks";

    /// <param name="setAt">What now() is for a date; null for the instant of the happening.</param>
    public static TimerReckoning Of(Execution run, long instanceId, TimerTrigger trigger, Instant? setAt = null)
    {
        var rule = Moments.Rule(trigger.Expression);
        var result = run.Evaluate(trigger.Expression, instanceId, setAt: setAt);
        var close = Moments.Close(run.Definition);
        try
        {
            var reckoned = trigger.Kind switch
            {
                TimerKind.Date => Moments.Read(result.Value, close) is { } at && run.Running(at) is { } due ? new TimerReckoning(due, null, rule) : null,
                TimerKind.Duration => Moments.Add(run.At, Moments.Duration(result.Value)) is { } due ? new TimerReckoning(due, null, rule) : null,
                _ => Repeating(run.At, result.Value, close, rule),
            };
            return reckoned ?? new TimerReckoning(default, null, rule, Moments.Why(trigger.Expression, result, Shapes));
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException)
        {
            return new TimerReckoning(default, null, rule, $"{rule} lies beyond the end of the calendar.");
        }
    }

    /// <summary>
    /// The next firing of a repeating timer; null when there is none. Those missed meanwhile are passed over, so that a late start
    /// fires once and not a hundred times; they count all the same.
    /// </summary>
    public static TimerReckoning? Again(ArmedTimer fired, Instant now, string rule)
    {
        if (fired.Cycle is not { Left: not 0 } cycle) return null;
        try
        {
            return Following(fired.DueAt, cycle, now, rule);
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException)
        {
            // The calendar ends before it would go off again.
            return null;
        }
    }

    private static TimerReckoning? Following(Instant last, TimerCycle cycle, Instant now, string rule)
    {
        var every = Moments.Duration(new FeelText(cycle.Every))!;
        var (next, steps) = (Moments.Next(last, every), 1L);
        if (every is FeelDaysTime { Value: var step } && next < now)
        {
            // Most of a long way at once; the last of it by the calendar.
            var far = Math.Max(0, (long)Math.Floor((now - next) / step) - 2);
            (next, steps) = (Moments.Next(last, new FeelDaysTime(step * (far + 1))), far + 1);
        }

        for (; next < now; steps++)
            next = Moments.Next(next, every);
        return cycle.Left < steps ? null : new TimerReckoning(next, cycle with { Left = cycle.Left is { } left ? (int)(left - steps) : null }, rule);
    }

    /// <summary>R[n]/[start/]duration (ISO 8601), or a plain duration: without end.</summary>
    private static TimerReckoning? Repeating(Instant at, FeelValue value, LocalTime close, string rule)
    {
        if (value is not FeelText { Value: ['R', ..] and var text }) return Repeat(null, at, value, null, rule);
        var parts = text.Split('/');
        int? times = null;
        if (parts[0].Length > 1)
        {
            if (!int.TryParse(parts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0) return null;
            times = number;
        }

        return parts.Length switch
        {
            2 => Repeat(times, at, new FeelText(parts[1]), null, rule),
            3 when Moments.Read(new FeelText(parts[1]), close) is { } start =>
                Repeat(times, at, new FeelText(parts[2]), start, rule),
            _ => null,
        };
    }

    private static TimerReckoning? Repeat(int? times, Instant at, FeelValue every, Instant? start, string rule)
    {
        if (Moments.Duration(every) is not { } step || Moments.Add(at, step) is not { } first || first <= at) return null;
        return new TimerReckoning(start ?? Moments.Next(at, step), new TimerCycle(times - 1, Moments.Text(step)), rule);
    }
}
