using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime.Text;
using Reviews.Host.Pages.Components;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A past date and time as typed: what a review is counted from.</summary>
internal static class TypedMoment
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Null when no date can be read; every fault is in the model state under its field.</summary>
    /// <param name="holidays">Those known: nothing can be counted from a date in a year of which nothing is.</param>
    /// <param name="what">Names the date in a sentence, such as "the date the notification was sent".</param>
    public static ClockAnchor? Read(ModelStateDictionary state, string dateField, DateEntry date, string timeField, string? time, string what, BankHolidays holidays, Instant now)
    {
        var on = date.Read(state, dateField, what);
        LocalTime? at = null;
        if (Time.Parse((time ?? "").Trim()) is { Success: true, Value: var read })
            at = read;
        else
            state.AddModelError(timeField, string.IsNullOrWhiteSpace(time) ? "Enter the time" : "The time must be a time such as 09:30");
        if (on is not { } day)
            return null;
        if (day + (at ?? LocalTime.Midnight) > LondonTime.ToLocal(now))
            state.AddModelError(dateField, $"{Sentence.Capital(what)} must be in the past");
        else if (!holidays.Knows(day))
            state.AddModelError(dateField, $"{Sentence.Capital(what)} must be {LondonWords.Of(holidays.FirstKnown)} or later, because earlier bank holidays are not known");
        return new ClockAnchor(day, at);
    }
}
