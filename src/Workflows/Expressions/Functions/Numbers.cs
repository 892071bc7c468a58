namespace Reviews.Workflows.Expressions.Functions;

internal static class Numbers
{
    private const int MaxScale = 28;

    internal static IEnumerable<Builtin> All =>
    [
        new("decimal", "n: number, scale: number", a => Rounded(a, (n, s) => Round(n, s, MidpointRounding.ToEven))),
        new("floor", "n: number, scale: number?", a => Rounded(a, (n, s) => Round(n, s, MidpointRounding.ToNegativeInfinity))),
        new("ceiling", "n: number, scale: number?", a => Rounded(a, (n, s) => Round(n, s, MidpointRounding.ToPositiveInfinity))),
        new("round up", "n: number, scale: number?", a => Rounded(a, (n, s) => n < 0
            ? Round(n, s, MidpointRounding.ToNegativeInfinity)
            : Round(n, s, MidpointRounding.ToPositiveInfinity))),
        new("round down", "n: number, scale: number?", a => Rounded(a, (n, s) => Round(n, s, MidpointRounding.ToZero))),
        new("round half up", "n: number, scale: number?", a => Rounded(a, (n, s) => Round(n, s, MidpointRounding.AwayFromZero))),
        new("round half down", "n: number, scale: number?", a => Rounded(a, HalfDown)),
        new("abs", "n: number", a => new FeelNumber(Math.Abs(a.Number(0)))),
        new("abs", "n: duration", a => a[0] switch
        {
            FeelDaysTime { Value: var d } => new FeelDaysTime(d < Duration.Zero ? -d : d),
            var months => new FeelYearsMonths(Math.Abs(((FeelYearsMonths)months).Months)),
        }),
        new("modulo", "dividend: number, divisor: number", Modulo),
        new("sqrt", "number: number", a => a.Number(0) < 0
            ? a.Null("sqrt: expected a number of 0 or more, but found a negative one.")
            : new FeelNumber(Root(a.Number(0)))),
        new("log", "number: number", a => a.Number(0) <= 0
            ? a.Null("log: expected a number above 0, but found one that is not.")
            : Arithmetic.FromDouble(Math.Log((double)a.Number(0))) ?? FeelValue.Null),
        new("exp", "number: number", a => Arithmetic.FromDouble(Math.Exp((double)a.Number(0))) ?? a.Null("exp: expected a smaller number.")),
        new("odd", "number: number", a => Parity(a, 1)),
        new("even", "number: number", a => Parity(a, 0)),
    ];

    private static FeelValue Rounded(Arguments a, Func<decimal, int, decimal> round) =>
        a.Has(1) && (a.Whole(1) is not { } scale || Math.Abs(scale) > 6176)
            ? a.Null($"Expected a whole number of digits, but found {FeelWriter.Number(a.Number(1))}.")
            : new FeelNumber(round(a.Number(0), (int)a.Number(1, 0)));

    /// <summary>To so many digits after the point, or before it where the scale is negative.</summary>
    private static decimal Round(decimal number, int scale, MidpointRounding mode)
    {
        if (scale >= 0)
            return decimal.Round(number, Math.Min(scale, MaxScale), mode);
        if (scale < -MaxScale)
            return 0;
        var unit = 1m;
        for (var i = 0; i < -scale; i++)
            unit *= 10;
        return decimal.Round(number / unit, 0, mode) * unit;
    }

    private static decimal HalfDown(decimal number, int scale)
    {
        var down = Round(number, scale, MidpointRounding.ToZero);
        var up = Round(number, scale, MidpointRounding.AwayFromZero);
        return Math.Abs(number - down) <= Math.Abs(up - number) ? down : up;
    }

    /// <summary>The sign of the divisor, as DMN says: dividend - divisor * floor(dividend / divisor).</summary>
    private static FeelValue Modulo(Arguments a)
    {
        var (dividend, divisor) = (a.Number(0), a.Number(1));
        if (divisor == 0)
            return a.Null("modulo: expected a divisor other than 0.");
        var rest = dividend % divisor;
        return new FeelNumber(rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest);
    }

    /// <summary>Newton's method from the root of the nearest double.</summary>
    internal static decimal Root(decimal number)
    {
        if (number == 0)
            return 0;
        var root = (decimal)Math.Sqrt((double)number);
        for (var i = 0; i < 3 && root != 0; i++)
            root = (root + (number / root)) / 2;
        return Neat(root, number);
    }

    private static decimal Neat(decimal root, decimal number) => decimal.Round(root, 20) is var near && near * near == number ? near : root;

    private static FeelValue Parity(Arguments a, int rest) => a.Number(0) != decimal.Truncate(a.Number(0))
        ? a.Null("Expected a whole number, but found one that is not.")
        : FeelBoolean.Of(Math.Abs(a.Number(0) % 2) == rest);
}
