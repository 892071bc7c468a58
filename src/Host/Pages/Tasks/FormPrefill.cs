using NodaTime.Text;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What fields hold before anybody types: only what the task's own inputs hand to a field by its key.</summary>
internal sealed class FormPrefill
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private readonly Dictionary<string, FeelValue> values;

    private FormPrefill(Dictionary<string, FeelValue> values) => this.values = values;

    public static FormPrefill Of(TaskScreen screen) => new((screen.Definition.Find(screen.Row.ElementId)?.Inputs ?? [])
        .Select(input => input.Target).Distinct(StringComparer.Ordinal)
        .Where(target => screen.Task.Variables.Find(target) is not null)
        .ToDictionary(target => target, target => screen.Task.Variables.Find(target)!));

    public string? Text(string key) => values.GetValueOrDefault(key) switch
    {
        FeelText text => text.Value,
        FeelNumber number => number.ToString(),
        _ => null,
    };

    public DateEntry Date(string key) => values.GetValueOrDefault(key) switch
    {
        FeelDate date => DateEntry.From(date.Value),
        FeelDateTime at => DateEntry.From(at.Local.Date),
        _ => new DateEntry(),
    };

    public string? Time(string key) => values.GetValueOrDefault(key) switch
    {
        FeelTime time => Minutes.Format(time.Local),
        FeelDateTime at => Minutes.Format(at.Local.TimeOfDay),
        _ => null,
    };
}
