using Reviews.Workflows.Expressions.Functions;

namespace Reviews.Workflows.Expressions;

/// <summary>One form of a built-in function.</summary>
internal sealed record Builtin(string Name, Signature Signature, Func<Arguments, FeelValue> Body)
{
    internal Builtin(string name, string signature, Func<Arguments, FeelValue> body)
        : this(name, new Signature(signature), body)
    {
    }
}

/// <summary>Every built-in function by name; a name may have several forms.</summary>
internal static class Builtins
{
    private static readonly ILookup<string, Builtin> Forms = new IEnumerable<Builtin>[]
    {
        Numbers.All, Aggregates.All, Text.All, Patterns.All, Booleans.All, Lists.All, Contexts.All,
        Conversions.All, Dates.All, Ranges.All, WorkingDays.All, Votes.All,
    }.SelectMany(all => all).ToLookup(f => f.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, FeelFunction> Values = Forms.ToDictionary(
        f => f.Key, f => new FeelFunction(f.First().Signature.Names, (evaluation, given) => Call(evaluation, f.Key, given)), StringComparer.Ordinal);

    /// <summary>Names the parser must read as one, and the members of values that are written in two words.</summary>
    internal static IEnumerable<string> LongNames { get; } =
        [.. Forms.Select(f => f.Key).Where(n => n.Contains(' ', StringComparison.Ordinal)), "time offset", "start included", "end included"];

    internal static bool Has(string name) => Values.ContainsKey(name);

    internal static FeelFunction? AsValue(string name) => Values.GetValueOrDefault(name);

    /// <summary>The arguments of a call in the order of the function's parameters; as they stand where they are given by position.</summary>
    internal static IReadOnlyList<Node> InOrder(string name, CallNode call)
    {
        if (call.Names is not { } names || Forms[name].FirstOrDefault(f => names.All(f.Signature.Names.Contains)) is not { } form)
            return call.Given;
        return [.. call.Given.Zip(names).OrderBy(g => form.Signature.Names.ToList().IndexOf(g.Second)).Select(g => g.First)];
    }

    private static FeelValue Call(Evaluation evaluation, string name, Given given)
    {
        foreach (var value in given.Values)
            evaluation.Charge(value.Size);
        string? why = null;
        foreach (var form in Written(name, given))
        {
            var (values, reason) = form.Signature.Bind(given);
            if (values is not null)
                return Run(form, new Arguments(evaluation, values));
            why ??= reason;
        }

        return evaluation.Null(why is null
            ? $"Expected {string.Join(" or ", Forms[name].Select(f => $"{name}({f.Signature.Shown})").Distinct(StringComparer.Ordinal))}, but found {given.Values.Count} arguments{(given.Names is null ? "" : " named " + string.Join(", ", given.Names))}."
            : $"{name}: {why}");
    }

    /// <summary>The forms to try: where two have the same names, as before(point, range) and before(range, point), the one in whose order they are written.</summary>
    private static IEnumerable<Builtin> Written(string name, Given given) => given.Names is { } names
        ? Forms[name].OrderBy(f => f.Signature.Names.SequenceEqual(names, StringComparer.Ordinal) ? 0 : 1)
        : Forms[name];

    private static FeelValue Run(Builtin form, Arguments arguments)
    {
        try
        {
            return form.Body(arguments);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return arguments.Null($"{form.Name}: expected a result within range, but it goes beyond.");
        }
    }
}
