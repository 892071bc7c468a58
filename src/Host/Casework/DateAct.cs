using System.Text.Json.Serialization;
using NodaTime.Text;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>What the trail says of a date of a review that was recorded or corrected.</summary>
/// <param name="Date">The id of a <see cref="CaseDate"/>.</param>
/// <param name="To">An ISO date, with its London time where it has one.</param>
/// <param name="From">What stood until then; null where nothing did.</param>
internal sealed record DateAct(string Date, string To, string? From, Guid? TaskId)
{
    /// <summary>What happened then, of a date that the review's own type names; null for one that every review knows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Clause { get; init; }

    /// <summary>The trail's event for a date that was not known before.</summary>
    public const string Stated = "date-stated";

    public const string Corrected = "date-corrected";

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public static DateAct Of(CaseDate date, ClockAnchor to, ClockAnchor? from, Guid? taskId) =>
        new(date.Id, Text(to), from is null ? null : Text(from), taskId) { Clause = date.IsKnownToAll ? null : date.Clause };

    public static ClockAnchor Read(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
            return new ClockAnchor(date, Time: null);
        var moment = Moment.Parse(text).Value;
        return new ClockAnchor(moment.Date, moment.TimeOfDay);
    }

    private static string Text(ClockAnchor value) => value.Time is { } time ? Moment.Format(value.Date + time) : LocalDatePattern.Iso.Format(value.Date);
}
