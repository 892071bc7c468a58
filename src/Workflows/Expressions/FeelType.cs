namespace Reviews.Workflows.Expressions;

/// <summary>A type as <c>instance of</c> and parameters name it: "number", "list&lt;string&gt;", "context&lt;a: number&gt;".</summary>
internal sealed record FeelType(string Name, IReadOnlyList<FeelType> Arguments, IReadOnlyList<string> Entries)
{
    internal bool Has(FeelValue value) => Name switch
    {
        "Any" => value is not FeelNull,
        "Null" => value is FeelNull,
        "number" => value is FeelNumber,
        "string" => value is FeelText,
        "boolean" => value is FeelBoolean,
        "date" => value is FeelDate,
        "time" => value is FeelTime,
        "date and time" => value is FeelDateTime,
        "days and time duration" => value is FeelDaysTime,
        "years and months duration" => value is FeelYearsMonths,
        "list" => value is FeelList list && (Arguments.Count == 0 || list.Items.All(Arguments[0].Takes)),
        "range" => value is FeelRange range && (Arguments.Count == 0 || Arguments[0].Has(range.Start) || Arguments[0].Has(range.End)),
        "context" => value is FeelContext context
            && Entries.Zip(Arguments).All(e => context.Find(e.First) is { } entry && e.Second.Takes(entry)),
        "function" => value is FeelFunction function && (Arguments.Count == 0 || function.Parameters.Count == Arguments.Count - 1),
        _ => false,
    };

    /// <summary>As <see cref="Has"/>, where null conforms to every type.</summary>
    internal bool Takes(FeelValue value) => value is FeelNull || Has(value);
}
