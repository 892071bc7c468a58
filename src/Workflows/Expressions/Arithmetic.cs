namespace Reviews.Workflows.Expressions;

/// <summary>+ - * / ** on numbers, texts, dates, times and durations (DMN 1.5, 10.3.2.15); null where a table has no row.</summary>
internal static class Arithmetic
{
    internal static FeelValue Apply(Evaluation evaluation, string symbol, FeelValue left, FeelValue right)
    {
        try
        {
            var value = symbol switch
            {
                "+" => Add(evaluation, left, right),
                "-" => Subtract(left, right),
                "*" => Multiply(left, right),
                "/" => Divide(left, right),
                _ => left is FeelNumber a && right is FeelNumber b ? Power(a.Value, b.Value) : null,
            };
            return value ?? evaluation.Null((symbol, left, right) switch
            {
                ("/", _, _) when IsZero(right) => "Expected something other than 0 to divide by.",
                ("**", FeelNumber a, FeelNumber b) => $"Expected a power that is a number, but {FeelWriter.Number(a.Value)} ** {FeelWriter.Number(b.Value)} is none.",
                _ => $"Expected values that '{symbol}' takes, but found {Kinds.Of(left)} and {Kinds.Of(right)}.",
            });
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return BeyondRange(evaluation, symbol);
        }
    }

    private static FeelValue BeyondRange(Evaluation evaluation, string symbol) =>
        evaluation.Null($"Expected a result within range, but '{symbol}' goes beyond it.");

    private static bool IsZero(FeelValue value) => value switch
    {
        FeelNumber number => number.Value == 0,
        FeelDaysTime duration => duration.Value == Duration.Zero,
        _ => value is FeelYearsMonths { Months: 0 },
    };

    internal static FeelValue Negate(Evaluation evaluation, FeelValue value)
    {
        try
        {
            return value switch
            {
                FeelNumber number => new FeelNumber(-number.Value),
                FeelDaysTime duration => new FeelDaysTime(-duration.Value),
                FeelYearsMonths duration => new FeelYearsMonths(checked(-duration.Months)),
                _ => evaluation.Null($"Expected a number or a duration after '-', but found {Kinds.Of(value)}."),
            };
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return BeyondRange(evaluation, "-");
        }
    }

    /// <summary>Exact for whole exponents of modest size; otherwise as near as a binary double comes. Throws <see cref="OverflowException"/>.</summary>
    internal static FeelNumber? Power(decimal value, decimal exponent)
    {
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > 1000)
        {
            var power = Math.Pow((double)value, (double)exponent);
            return Math.Abs(power) >= (double)decimal.MaxValue ? throw new OverflowException() : FromDouble(power);
        }

        if (value == 0 && exponent < 0)
            return null;
        var (result, factor) = (1m, value);
        for (var left = (int)Math.Abs(exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                result *= factor;
            if (left > 1)
                factor *= factor;
        }

        return exponent >= 0 ? new FeelNumber(result) : result == 0 ? null : new FeelNumber(1 / result);
    }

    /// <summary>The decimal that shows the same shortest digits; null for not-a-number and infinity.</summary>
    internal static FeelNumber? FromDouble(double value) =>
        decimal.TryParse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new FeelNumber(number)
            : null;

    private static FeelValue? Add(Evaluation evaluation, FeelValue left, FeelValue right)
    {
        switch (left, right)
        {
            case (FeelNumber a, FeelNumber b):
                return new FeelNumber(a.Value + b.Value);
            case (FeelText a, FeelText b):
                evaluation.Charge(a.Size + b.Size);
                return new FeelText(a.Value + b.Value);
            case (FeelDaysTime a, FeelDaysTime b):
                return new FeelDaysTime(a.Value + b.Value);
            case (FeelYearsMonths a, FeelYearsMonths b):
                return new FeelYearsMonths(checked(a.Months + b.Months));
            case (FeelDaysTime or FeelYearsMonths, FeelDate or FeelDateTime or FeelTime):
                return Shift(right, left, 1);
            default:
                return Shift(left, right, 1);
        }
    }

    private static FeelValue? Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => new FeelNumber(a.Value - b.Value),
        (FeelDaysTime a, FeelDaysTime b) => new FeelDaysTime(a.Value - b.Value),
        (FeelYearsMonths a, FeelYearsMonths b) => new FeelYearsMonths(checked(a.Months - b.Months)),
        (FeelDate a, FeelDate b) => new FeelDaysTime(Duration.FromDays(Period.DaysBetween(b.Value, a.Value))),
        (FeelDate or FeelDateTime, FeelDate or FeelDateTime) => Between(AtMidnight(left), AtMidnight(right)),
        (FeelTime { Zone: null } a, FeelTime { Zone: null } b) => new FeelDaysTime(Duration.FromNanoseconds(a.Local.NanosecondOfDay - b.Local.NanosecondOfDay)),
        (FeelTime { Zone: not null } a, FeelTime { Zone: not null } b) => new FeelDaysTime(Comparison.Utc(a) - Comparison.Utc(b)),
        _ => Shift(left, right, -1),
    };

    private static FeelDateTime AtMidnight(FeelValue value) =>
        value as FeelDateTime ?? new FeelDateTime(((FeelDate)value).Value.AtMidnight());

    private static FeelDaysTime Between(FeelDateTime left, FeelDateTime right) => new(left.Zone is null && right.Zone is null
        ? left.Local.InUtc().ToInstant() - right.Local.InUtc().ToInstant()
        : left.ToInstant() - right.ToInstant());

    /// <summary>
    /// A date or time moved by a duration. Days and hours move a zoned time along the instants; months move the calendar date
    /// and stop at the month's end.
    /// </summary>
    private static FeelValue? Shift(FeelValue at, FeelValue by, int sign) => (at, by) switch
    {
        (FeelDate date, FeelYearsMonths duration) => new FeelDate(date.Value.PlusMonths(checked(sign * duration.Months))),
        (FeelDateTime dateTime, FeelYearsMonths duration) => dateTime with { Local = dateTime.Local.PlusMonths(checked(sign * duration.Months)) },
        (FeelDate date, FeelDaysTime duration) => new FeelDate((date.Value.AtMidnight().InUtc().ToInstant() + (sign * duration.Value)).InUtc().Date),
        (FeelDateTime { Zone.Id: not null } dateTime, FeelDaysTime duration) =>
            FeelDateTime.Of(dateTime.ToInstant() + (sign * duration.Value), dateTime.Zone),
        (FeelDateTime dateTime, FeelDaysTime duration) =>
            dateTime with { Local = (dateTime.Local.InUtc().ToInstant() + (sign * duration.Value)).InUtc().LocalDateTime },
        (FeelTime time, FeelDaysTime duration) => time with { Local = time.Local.PlusNanoseconds(sign * (duration.Value.NanosecondOfDay)) },
        _ => null,
    };

    private static FeelValue? Multiply(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => new FeelNumber(a.Value * b.Value),
        (FeelDaysTime a, FeelNumber b) => Scaled(a, b.Value),
        (FeelNumber a, FeelDaysTime b) => Scaled(b, a.Value),
        (FeelYearsMonths a, FeelNumber b) => new FeelYearsMonths((int)decimal.Truncate(a.Months * b.Value)),
        (FeelNumber a, FeelYearsMonths b) => new FeelYearsMonths((int)decimal.Truncate(b.Months * a.Value)),
        _ => null,
    };

    private static FeelValue? Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (_, FeelNumber { Value: 0 }) => null,
        (FeelNumber a, FeelNumber b) => new FeelNumber(a.Value / b.Value),
        (FeelDaysTime a, FeelNumber b) => new FeelDaysTime(Duration.FromNanoseconds((System.Numerics.BigInteger)(Nanoseconds(a) / b.Value))),
        (FeelYearsMonths a, FeelNumber b) => new FeelYearsMonths((int)decimal.Truncate(a.Months / b.Value)),
        (FeelDaysTime a, FeelDaysTime b) => b.Value == Duration.Zero ? null : new FeelNumber(Nanoseconds(a) / Nanoseconds(b)),
        (FeelYearsMonths a, FeelYearsMonths b) => b.Months == 0 ? null : new FeelNumber((decimal)a.Months / b.Months),
        _ => null,
    };

    private static FeelDaysTime Scaled(FeelDaysTime duration, decimal by) =>
        new(Duration.FromNanoseconds((System.Numerics.BigInteger)(Nanoseconds(duration) * by)));

    private static decimal Nanoseconds(FeelDaysTime duration) => (decimal)duration.Value.ToBigIntegerNanoseconds();
}
