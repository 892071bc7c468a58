using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>Reads what people entered earlier; what a job cannot do without and does not find is a failed try that says so.</summary>
internal static class EnteredValues
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static FeelValue? Find(this FeelContext variables, string context, string name) => (variables.Find(context) as FeelContext)?.Find(name);

    public static string? Text(this FeelContext variables, string context, string name) => (variables.Find(context, name) as FeelText)?.Value;

    public static string NeedText(this FeelContext variables, string context, string name) =>
        variables.Text(context, name) ?? throw Missing(context, name, "a text");

    public static LocalDate NeedDate(this FeelContext variables, string context, string name) =>
        variables.Date(context, name) ?? throw Missing(context, name, "a date");

    /// <summary>Null when no date was entered, or none that can be read.</summary>
    public static LocalDate? Date(this FeelContext variables, string context, string name) => variables.Find(context, name) switch
    {
        FeelDate date => date.Value,
        FeelDateTime moment => moment.Local.Date,
        FeelText text when LocalDatePattern.Iso.Parse(text.Value) is { Success: true, Value: var date } => date,
        _ => null,
    };

    /// <summary>Null when no time was entered.</summary>
    public static LocalTime? Time(this FeelContext variables, string context, string name) => variables.Find(context, name) switch
    {
        FeelTime time => time.Local,
        FeelDateTime moment => moment.Local.TimeOfDay,
        FeelText text when Minutes.Parse(text.Value) is { Success: true, Value: var time } => time,
        FeelText text when LocalTimePattern.ExtendedIso.Parse(text.Value) is { Success: true, Value: var time } => time,
        _ => null,
    };

    private static InvalidOperationException Missing(string context, string name, string what) =>
        new($"Expected {context}.{name} to be {what}, but it is not there.");
}
