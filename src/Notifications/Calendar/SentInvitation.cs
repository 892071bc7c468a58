using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Calendar;

/// <summary>An invitation that <see cref="CalendarText"/> wrote, read back: what the calendar of whoever was sent it holds.</summary>
public static partial class SentInvitation
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>The meeting of an <see cref="CalendarText.Enclosed"/>. <see cref="CalendarEvent.ChangedAt"/> comes back in whole seconds.</summary>
    /// <exception cref="FormatException">When it is no invitation to a meeting at a time, as this house writes them.</exception>
    public static CalendarEvent Read(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
            .SkipWhile(line => line != "BEGIN:VEVENT").TakeWhile(line => line != "END:VEVENT").ToList();
        var start = Local.Parse(Need(lines, "DTSTART")).GetValueOrThrow();
        return new CalendarEvent(
            Guid.Parse(Need(lines, "UID").Split('@')[0], CultureInfo.InvariantCulture),
            int.Parse(Need(lines, "SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture),
            Moment.Parse(Need(lines, "DTSTAMP")).GetValueOrThrow(),
            new MeetingTime(start.Date, start.TimeOfDay),
            LondonTime.ToInstant(Local.Parse(Need(lines, "DTEND")).GetValueOrThrow()) - LondonTime.ToInstant(start),
            Need(lines, "ORGANIZER")["mailto:".Length..],
            Words(Need(lines, "SUMMARY")),
            Find(lines, "LOCATION") is { } place ? Words(place) : null,
            new MailLink(Need(lines, "URL")))
        { IsCancelled = Need(lines, "STATUS") == "CANCELLED" };
    }

    private static string Need(IReadOnlyList<string> lines, string name) =>
        Find(lines, name) ?? throw new FormatException($"Expected an invitation with {name}, but there is none.");

    // What stands between the name and the colon is about the value: its zone, its kind.
    private static string? Find(IReadOnlyList<string> lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is ':' or ';') is { } found
            ? found[(found.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : null;

    private static string Words(string escaped) => Escape().Replace(escaped, "${meant}");

    [GeneratedRegex(@"\\(?<meant>.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
