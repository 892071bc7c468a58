using NodaTime.Text;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What fields hold before anybody types: what the task's own inputs hand to a field by its key, and a date of the review that is recorded.</summary>
internal sealed class FormPrefill
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private readonly Dictionary<string, FeelValue> values;

    private readonly OpenCase? opened;
    private readonly CaseDates dates;

    private FormPrefill(OpenCase? of, CaseDates known, Dictionary<string, FeelValue> handed) => (opened, dates, values) = (of, known, handed);

    /// <summary>Nothing: there is no review yet.</summary>
    public static FormPrefill Empty { get; } = new(null, CaseDates.None, []);

    /// <summary>Of the review, whose dates are kept on a page of their own.</summary>
    public string? Reference => opened?.Review.Reference;

    public static FormPrefill Of(TaskScreen screen) => new(screen.Case, screen.Dates, (screen.Definition.Find(screen.Row.ElementId)?.Inputs ?? [])
        .Select(input => input.Target).Distinct(StringComparer.Ordinal)
        .Where(target => screen.Task.Variables.Find(target) is not null)
        .ToDictionary(target => target, target => screen.Task.Variables.Find(target)!));

    /// <summary>Of what was entered before and is to be changed.</summary>
    public static FormPrefill Of(OpenCase opened, FeelContext entered) => new(opened, CaseDates.None, entered.Entries.ToDictionary(value => value.Key, value => value.Value));

    /// <summary>What is recorded of the date that a field states; null for every other field, and while nothing is.</summary>
    public ClockAnchor? Recorded(FormField field) => field.Fact is { } fact ? dates.Of(fact) : null;

    /// <summary>A field's own hint and, where what it states is recorded already, that this is so and who can correct it.</summary>
    public string? Hint(FormField field) => Recorded(field) is { } recorded
        ? $"{field.Hint} Recorded already: {DueWords.At(recorded)}. Leave it as it is; if it is wrong, {(opened?.May(Permission.CorrectClock) == true ? "correct it first" : "the business manager can correct it")}.".TrimStart()
        : field.Hint;

    public string? Text(string key) => values.GetValueOrDefault(key) switch
    {
        FeelText text => text.Value,
        FeelNumber number => number.ToString(),
        _ => null,
    };

    public DateEntry Date(FormField field) => values.GetValueOrDefault(field.Key) switch
    {
        FeelDate date => DateEntry.From(date.Value),
        FeelDateTime at => DateEntry.From(at.Local.Date),
        _ => Recorded(field) is { } recorded ? DateEntry.From(recorded.Date) : new DateEntry(),
    };

    public string? Time(FormField field) => values.GetValueOrDefault(field.Key) switch
    {
        FeelTime time => Minutes.Format(time.Local),
        FeelDateTime at => Minutes.Format(at.Local.TimeOfDay),
        _ => Recorded(field)?.Time is { } recorded ? Minutes.Format(recorded) : null,
    };
}
