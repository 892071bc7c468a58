namespace Reviews.Workflows.Expressions;

/// <summary>What a value is, in the words of a sentence.</summary>
internal static class Kinds
{
    internal static string Of(FeelValue value) => value switch
    {
        FeelNull => "null",
        FeelBoolean => "a boolean",
        FeelNumber => "a number",
        FeelText => "a string",
        FeelDate => "a date",
        FeelTime => "a time",
        FeelDateTime => "a date and time",
        FeelDaysTime => "a days and time duration",
        FeelYearsMonths => "a years and months duration",
        FeelList => "a list",
        FeelContext => "a context",
        FeelRange => "a range",
        _ => "a function",
    };
}
