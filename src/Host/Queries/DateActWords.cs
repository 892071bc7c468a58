using System.Text.Json;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>That a date of a review was recorded or corrected, as the history says it.</summary>
internal static class DateActWords
{
    public static string Of(string data)
    {
        var act = JsonSerializer.Deserialize<DateAct>(data, JsonSerializerOptions.Web)!;
        var what = $"The date {CaseDate.Find(act.Date)?.Clause ?? act.Clause ?? act.Date}";
        return act.From is { } from
            ? $"{what} was corrected from {Of(DateAct.Read(from))} to {Of(DateAct.Read(act.To))}."
            : $"{what} was recorded: {Of(DateAct.Read(act.To))}.";
    }

    public static string Of(ClockAnchor value) => value.Time is { } time ? LondonWords.Of(value.Date + time) : LondonWords.Of(value.Date);
}
