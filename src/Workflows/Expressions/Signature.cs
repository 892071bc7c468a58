namespace Reviews.Workflows.Expressions;

/// <summary>
/// The parameters of a built-in function, written "name: type" with "?" after a type that may be left out. Types: any, string,
/// number, boolean, list, context, date, time, dateTime, duration, daysTime, range, point (what a range is made of), function; dateOrTime (date or date and time); items (one list, or
/// the items themselves one by one); rest (all that is left, as a list). A single-item list counts as its item, and a single value as a list of one.
/// </summary>
internal sealed class Signature
{
    private readonly (string Name, string Type, bool Optional)[] parameters;

    internal Signature(string text)
    {
        parameters = [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(": ")).Select(p => (p[0], p[1].TrimEnd('?'), p[1].EndsWith('?')))];
        Names = [.. parameters.Select(p => p.Name)];
    }

    internal IReadOnlyList<string> Names { get; }

    internal string Shown => string.Join(", ", parameters.Select(p => p.Name + (p.Optional ? "?" : "")));

    /// <summary>The values each parameter takes, or the sentence why they do not fit; the sentence is null when even their number is wrong.</summary>
    internal (FeelValue?[]? Values, string? Why) Bind(Given given)
    {
        if (Gather(given)?.InOrder(Names) is not { } values)
            return (null, null);
        for (var i = 0; i < parameters.Length; i++)
        {
            var (name, type, optional) = parameters[i];
            if (values[i] is not { } value)
            {
                if (optional)
                    continue;
                return (null, null);
            }

            if (Fit(value, type) is not { } fitting)
                return (null, $"Expected {name} to be {Article(type)}, but found {Kinds.Of(value)}.");
            values[i] = fitting;
        }

        return (values, null);
    }

    /// <summary>Packs what a variable number of arguments gives into one list.</summary>
    private Given? Gather(Given given)
    {
        if (parameters.Length == 0 || given.Names is not null)
            return given;
        var (last, type, _) = parameters[^1];
        var before = parameters.Length - 1;
        if (type is not ("items" or "rest") || given.Values.Count < before || (type == "items" && given.Values.Count == before))
            return given;
        var rest = given.Values.Skip(before).ToList();
        var packed = type == "items" && rest is [FeelList or FeelNull] ? rest[0] : new FeelList(rest);
        return new Given([.. given.Values.Take(before), packed]);
    }

    private static FeelValue? Fit(FeelValue value, string type)
    {
        if (Is(value, type))
            return value;
        if (type is "list" or "items" or "rest")
            return value is FeelNull ? null : FeelList.Of(value);
        return value is FeelList { Items: [var only] } && Is(only, type) ? only : null;
    }

    private static bool Is(FeelValue value, string type) => type switch
    {
        "any" => true,
        "string" => value is FeelText,
        "number" => value is FeelNumber,
        "boolean" => value is FeelBoolean,
        "list" or "items" or "rest" => value is FeelList,
        "context" => value is FeelContext,
        "date" => value is FeelDate,
        "time" => value is FeelTime,
        "dateTime" => value is FeelDateTime,
        "dateOrTime" => value is FeelDate or FeelDateTime,
        "daysTime" => value is FeelDaysTime,
        "duration" => value is FeelDaysTime or FeelYearsMonths,
        "range" => value is FeelRange,
        "point" => value is not FeelRange,
        "function" => value is FeelFunction,
        _ => throw new InvalidOperationException($"Expected a type that signatures know, but found '{type}'."),
    };

    private static string Article(string type) => type switch
    {
        "dateOrTime" => "a date or a date and time",
        "dateTime" => "a date and time",
        "daysTime" => "a days and time duration",
        "items" or "rest" => "a list",
        _ => "a " + type,
    };
}
