namespace Reviews.Notifications.Calendar;

/// <summary>
/// A meeting or a deadline as a calendar program keeps it. Like a mail it names no child, adult or agency: a kind of step, a
/// review's reference, a place and a link that needs a sign-in.
/// </summary>
/// <param name="Id">Stays the same whatever changes, and becomes the UID: by it a calendar knows the event again.</param>
/// <param name="Sequence">0 at first and higher at every change: a calendar takes no change whose number it has seen.</param>
/// <param name="ChangedAt">When it came to be as it is now.</param>
/// <param name="Start">London time; a date alone while the time is not known, and the event then takes the day.</param>
/// <param name="Lasts">How long; without meaning where the time is not known. Nothing for a deadline, which is a moment.</param>
/// <param name="Organiser">The address it comes from; its host makes the UID everyone's own.</param>
/// <param name="Summary">Its title, in one line.</param>
/// <param name="Place">In one line; null when it has none.</param>
public sealed record CalendarEvent(
    Guid Id, int Sequence, Instant ChangedAt, Messages.MeetingTime Start, Duration Lasts, string Organiser, string Summary, string? Place, MailLink Link)
{
    /// <summary>Whether it no longer takes place: it stays known, so that calendars take it out.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether it is something due rather than somewhere to be: it takes no time of anybody's.</summary>
    public bool IsDeadline { get; init; }
}
