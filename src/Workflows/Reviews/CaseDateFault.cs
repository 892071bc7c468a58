using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Reviews;

/// <summary>Why a date cannot be: a sentence that names it and what it contradicts, each with its value.</summary>
/// <param name="Date">The one that was given.</param>
public sealed record CaseDateFault(CaseDate Date, string Sentence)
{
    internal static CaseDateFault Future(CaseDate date, ClockAnchor given, Instant now) => new(
        date,
        $"The date {date.Clause} must be in the past, but {Words(given)} is after {(given.Time is null ? "today" : "now")}, {Words(given.Time is null ? Today(now) : Now(now))}");

    internal static CaseDateFault Order(CaseDate date, ClockAnchor given, CaseDate other, ClockAnchor than) =>
        new(date, $"{Happened(date, given)}, but {other.Clause} {When(than)}: one of these two dates must be wrong");

    internal static CaseDateFault Recorded(CaseDate date, ClockAnchor given, ClockAnchor recorded) => new(
        date,
        $"You entered that {date.Clause} {When(given)}, but it is recorded that {date.Clause} {When(recorded)}. Put the recorded date back: a business manager can correct it on the review’s page of dates");

    private static string Happened(CaseDate date, ClockAnchor given) => $"{char.ToUpperInvariant(date.Clause[0])}{date.Clause[1..]} {When(given)}";

    private static string When(ClockAnchor value) => value.Time is null ? $"on {Words(value)}" : $"at {Words(value)}";

    private static string Words(ClockAnchor value) => value.Time is { } time ? DateWords.Of(value.Date + time) : DateWords.Of(value.Date);

    private static ClockAnchor Today(Instant now) => new(LondonTime.ToLocal(now).Date, Time: null);

    private static ClockAnchor Now(Instant now) => new(LondonTime.ToLocal(now).Date, LondonTime.ToLocal(now).TimeOfDay);
}
