using NodaTime.Text;
using Reviews.Notifications.Email;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Calendar;

/// <summary>
/// iCalendar (RFC 5545, and RFC 5546 for what is sent by mail) as Outlook, Google and Apple read it. The same events give the
/// same bytes. Times are London's, with the rules of its clock changes beside them.
/// </summary>
public static class CalendarText
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>The invitation to a meeting, its change, or its cancellation, for one person.</summary>
    /// <exception cref="FormatException">When an address is not exactly one.</exception>
    public static string Invitation(CalendarEvent meeting, string to)
    {
        var text = new CalendarLines();
        Begin(text, Method(meeting));
        Event(text, meeting, attendee: MailboxAddress.Parse(to).Address);
        return End(text);
    }

    /// <summary>All that one person has to be at or to do, for a calendar that asks for it from time to time.</summary>
    /// <param name="name">What the calendar calls it.</param>
    public static string Feed(IEnumerable<CalendarEvent> events, string name)
    {
        var text = new CalendarLines();
        Begin(text, "PUBLISH");
        text.Add("NAME", name).Add("X-WR-CALNAME", name).Add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H").Add("X-PUBLISHED-TTL", "PT1H");
        foreach (var one in events) Event(text, one, attendee: null);
        return End(text);
    }

    /// <summary>The name of an enclosed invitation, by which mail that has one is known again.</summary>
    public const string InvitationName = "invite.ics";

    /// <summary>The invitation as what goes with a mail: its content type tells a mail program that it is one.</summary>
    public static Attachment Enclosed(CalendarEvent meeting, string to) => new(
        InvitationName, $"{InvitationType}{Method(meeting)}; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(Invitation(meeting, to)));

    /// <summary>How the content type of an invitation begins: such a part stands beside the words of a mail, not below them.</summary>
    internal const string InvitationType = "text/calendar; method=";

    private static string Method(CalendarEvent meeting) => meeting.IsCancelled ? "CANCEL" : "REQUEST";

    private static void Begin(CalendarLines text, string method)
    {
        text.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//Reviews//Reviews//EN").Add("CALSCALE", "GREGORIAN").Add("METHOD", method);
        LondonClockChanges(text);
    }

    /// <summary>Since 1996 at 01:00 UTC on the last Sundays of March and October (Summer Time Order 2002).</summary>
    private static void LondonClockChanges(CalendarLines text) => text
        .Add("BEGIN", "VTIMEZONE").Add("TZID", LondonTime.Zone.Id)
        .Add("BEGIN", "DAYLIGHT").Add("TZNAME", "BST").Add("TZOFFSETFROM", "+0000").Add("TZOFFSETTO", "+0100")
        .Add("DTSTART", "19960331T010000").Add("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU").Add("END", "DAYLIGHT")
        .Add("BEGIN", "STANDARD").Add("TZNAME", "GMT").Add("TZOFFSETFROM", "+0100").Add("TZOFFSETTO", "+0000")
        .Add("DTSTART", "19961027T020000").Add("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU").Add("END", "STANDARD")
        .Add("END", "VTIMEZONE");

    private static void Event(CalendarLines text, CalendarEvent one, string? attendee)
    {
        text.Add("BEGIN", "VEVENT")
            .Add("UID", FormattableString.Invariant($"{one.Id:D}@{MailboxAddress.Parse(one.Organiser).Host}"))
            .Add("SEQUENCE", FormattableString.Invariant($"{one.Sequence}"))
            .Add("DTSTAMP", Moment.Format(one.ChangedAt))
            .Add("LAST-MODIFIED", Moment.Format(one.ChangedAt));
        Times(text, one);
        text.AddWords("SUMMARY", one.Summary);
        if (one.Place is not null) text.AddWords("LOCATION", one.Place);
        text.AddWords("DESCRIPTION", $"Sign in to see it: {one.Link}").Add("URL", one.Link.Address)
            .Add("CLASS", "PRIVATE").Add("TRANSP", one.IsDeadline ? "TRANSPARENT" : "OPAQUE").Add("STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED");
        if (attendee is not null)
        {
            text.Add("ORGANIZER", "mailto:" + MailboxAddress.Parse(one.Organiser).Address)
                .Add("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", "mailto:" + attendee);
        }

        text.Add("END", "VEVENT");
    }

    private static void Times(CalendarLines text, CalendarEvent one)
    {
        if (one.Start.At is not { } at)
        {
            text.Add("DTSTART;VALUE=DATE", Day.Format(one.Start.On)).Add("DTEND;VALUE=DATE", Day.Format(one.Start.On.PlusDays(1)));
            return;
        }

        var start = LondonTime.ToInstant(one.Start.On + at);
        text.Add($"DTSTART;TZID={LondonTime.Zone.Id}", Local.Format(LondonTime.ToLocal(start)));
        // By elapsed time: a meeting over a clock change lasts as long as any other. What takes no time has no end: one that is
        // not after the start is not allowed (RFC 5545, 3.8.2.2).
        if (one.Lasts > Duration.Zero)
            text.Add($"DTEND;TZID={LondonTime.Zone.Id}", Local.Format(LondonTime.ToLocal(start + one.Lasts)));
    }

    private static string End(CalendarLines text) => text.Add("END", "VCALENDAR").ToString();
}
