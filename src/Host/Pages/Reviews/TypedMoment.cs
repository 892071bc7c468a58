using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime.Text;
using Reviews.Host.Pages.Components;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A date of a review as typed, with its London time: of one that a process may count from, both.</summary>
internal static class TypedMoment
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Null when no date can be read; every fault is in the model state under its field.</summary>
    /// <param name="which">Of what may start a clock, the time is asked for too unless only its day counts, and bank holidays must be known from its year on.</param>
    public static ClockAnchor? Read(ModelStateDictionary state, string dateField, DateEntry date, string timeField, string? time, CaseDate which, BankHolidays holidays, Instant now)
    {
        var on = date.Read(state, dateField, which.Phrase);
        LocalTime? at = null;
        if (Time.Parse((time ?? "").Trim()) is { Success: true, Value: var read })
            at = read;
        else if (!string.IsNullOrWhiteSpace(time))
            state.AddModelError(timeField, "The time must be a time such as 09:30");
        else if (which.NeedsTime)
            state.AddModelError(timeField, "Enter the time");
        if (on is not { } day)
            return null;
        var typed = new ClockAnchor(day, at);
        if (CaseDates.None.Faults(new Dictionary<CaseDate, ClockAnchor> { [which] = typed }, now) is [var future, ..])
            state.AddModelError(dateField, future.Sentence);
        else if (which.CanStartClock && !holidays.Knows(day))
            state.AddModelError(dateField, $"{Sentence.Capital(which.Phrase)} must be {LondonWords.Of(holidays.FirstKnown)} or later, because earlier bank holidays are not known");
        return typed;
    }
}
