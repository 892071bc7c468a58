namespace Reviews.Notifications.Messages;

/// <summary>When a meeting is, as far as it is known: a day always, its time once it was set.</summary>
/// <param name="On">The day in London.</param>
/// <param name="At">London time; null while only the day is known.</param>
public sealed record MeetingTime(LocalDate On, LocalTime? At)
{
    /// <summary>Goes on after a verb: "at 10am on Monday 4 January 2027", or "on Monday 4 January 2027".</summary>
    public override string ToString() => At is { } time ? $"at {LondonWords.Of(On + time)}" : $"on {LondonWords.Of(On)}";
}
