using System.Text;
using Reviews.Notifications.Calendar;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Tests.Calendar;

public sealed class CalendarTextTests
{
    private const string From = "reviews@southend.example";
    private const string To = "partner@police.example";

    private static readonly Guid Id = Guid.Parse("5f0a3c52-6a0a-4e9a-9f0e-0c2f5f6f7d11");

    [Fact]
    public void An_invitation_says_who_when_where_and_how_london_keeps_its_clocks() =>
        CalendarText.Invitation(Meeting(new LocalDate(2026, 12, 31), new LocalTime(10, 0)), To).Should().Be(string.Join("\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reviews//Reviews//EN", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
            "BEGIN:VTIMEZONE", "TZID:Europe/London",
            "BEGIN:DAYLIGHT", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
            "BEGIN:STANDARD", "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            "UID:5f0a3c52-6a0a-4e9a-9f0e-0c2f5f6f7d11@southend.example", "SEQUENCE:0", "DTSTAMP:20261218T100000Z", "LAST-MODIFIED:20261218T100000Z",
            "DTSTART;TZID=Europe/London:20261231T100000", "DTEND;TZID=Europe/London:20261231T120000",
            "SUMMARY:Panel meeting: SSCP-2026-0001",
            "LOCATION:Room 3\\, Civic Centre\\; ask for the \\\\ door",
            "DESCRIPTION:Sign in to see it: https://reviews.example/reviews/SSCP-2026-00", " 01",
            "URL:https://reviews.example/reviews/SSCP-2026-0001",
            "CLASS:PRIVATE", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
            "ORGANIZER:mailto:reviews@southend.example",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=", " FALSE:mailto:partner@police.example",
            "END:VEVENT", "END:VCALENDAR", ""));

    [Fact]
    public void A_change_keeps_the_uid_and_raises_the_sequence_and_a_cancellation_says_so()
    {
        var meeting = Meeting(new LocalDate(2026, 12, 31), new LocalTime(10, 0));
        Lines(CalendarText.Invitation(meeting with { Sequence = 1 }, To)).Should()
            .Contain("METHOD:REQUEST").And.Contain("SEQUENCE:1").And.Contain($"UID:{Id:D}@southend.example").And.Contain("STATUS:CONFIRMED");
        Lines(CalendarText.Invitation(meeting with { Sequence = 2, IsCancelled = true }, To)).Should()
            .Contain("METHOD:CANCEL").And.Contain("SEQUENCE:2").And.Contain($"UID:{Id:D}@southend.example").And.Contain("STATUS:CANCELLED");
    }

    [Theory]
    [InlineData(2026, 12, 31, 10, false)]
    [InlineData(2027, 3, 28, 0, true)]
    [InlineData(2026, 10, 25, 0, false)]
    public void What_was_sent_is_read_back_as_it_was(int year, int month, int day, int hour, bool isCancelled)
    {
        var meeting = Meeting(new LocalDate(year, month, day), new LocalTime(hour, 30)) with { Sequence = 12, IsCancelled = isCancelled, Lasts = Duration.FromHours(3) };
        SentInvitation.Read(CalendarText.Enclosed(meeting, To).Content.Span).Should().Be(meeting);
        SentInvitation.Read(CalendarText.Enclosed(meeting with { Place = null }, To).Content.Span).Place.Should().BeNull();
        ((Func<CalendarEvent>)(() => SentInvitation.Read("BEGIN:VCALENDAR\r\n"u8))).Should().Throw<FormatException>().WithMessage("Expected an invitation with DTSTART, but there is none.");
    }

    [Fact]
    public void A_meeting_whose_time_is_not_known_takes_its_day() =>
        Lines(CalendarText.Invitation(Meeting(new LocalDate(2026, 12, 31), null), To)).Should()
            .Contain("DTSTART;VALUE=DATE:20261231").And.Contain("DTEND;VALUE=DATE:20270101");

    [Fact]
    public void A_feed_holds_deadlines_as_moments_that_take_nobodys_time()
    {
        var due = Meeting(new LocalDate(2026, 12, 29), new LocalTime(17, 0)) with { IsDeadline = true, Lasts = Duration.Zero };
        Lines(CalendarText.Feed([due], "Reviews")).Should().Contain("METHOD:PUBLISH").And.Contain("X-WR-CALNAME:Reviews").And.Contain("TRANSP:TRANSPARENT")
            .And.Contain("DTSTART;TZID=Europe/London:20261229T170000").And.NotContain(l => l.StartsWith("DTEND", StringComparison.Ordinal), "an end that is not after the start is none (RFC 5545, 3.8.2.2)")
            .And.NotContain(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_meeting_over_a_clock_change_lasts_as_long_as_any_other() =>
        Lines(CalendarText.Invitation(Meeting(new LocalDate(2027, 3, 28), new LocalTime(0, 30)), To)).Should()
            .Contain("DTSTART;TZID=Europe/London:20270328T003000").And.Contain("DTEND;TZID=Europe/London:20270328T033000");

    [Theory]
    [InlineData("Room 3\r\nATTENDEE:mailto:evil@example.org")]
    [InlineData("Room 3\n")]
    public void A_line_break_cannot_begin_a_line_of_its_own(string place)
    {
        var act = () => CalendarText.Invitation(Meeting(new LocalDate(2026, 12, 31), null) with { Place = place }, To);
        act.Should().Throw<FormatException>().WithMessage("Expected LOCATION in one line*");
    }

    [Fact]
    public void Long_lines_are_folded_after_75_bytes_never_within_a_character()
    {
        var place = string.Concat(Enumerable.Repeat("Civic Centre – “Room” 🚸 ", 12)).Trim();
        var text = CalendarText.Invitation(Meeting(new LocalDate(2026, 12, 31), null) with { Place = place }, To);
        text.Split("\r\n").Should().OnlyContain(line => Encoding.UTF8.GetByteCount(line) <= 75).And.NotContain(line => line.Contains('\uFFFD', StringComparison.Ordinal));
        Lines(text).Should().Contain("LOCATION:" + place);
    }

    /// <summary>
    /// What a reader that knows only the rules in the file makes of each hour around, and all along, three years: the zone's own
    /// answer. A reader takes the last rule that began by that clock time; within the hour that comes twice, the first.
    /// </summary>
    [Fact]
    public void The_clock_changes_written_are_londons()
    {
        for (var local = new LocalDateTime(2026, 1, 1, 0, 30); local.Year < 2029; local = local.PlusHours(1))
        {
            if (LondonTime.Zone.MapLocal(local).Count == 0) continue;
            var spring = LastSunday(local.Year, 3) + new LocalTime(1, 0);
            var autumn = LastSunday(local.Year, 10) + new LocalTime(2, 0);
            var offset = local >= spring && local < autumn ? Offset.FromHours(1) : Offset.Zero;
            local.WithOffset(offset).ToInstant().Should().Be(LondonTime.ToInstant(local), "of {0}", local);
        }

        static LocalDate LastSunday(int year, int month) => new LocalDate(year, month, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday));
    }

    private static CalendarEvent Meeting(LocalDate on, LocalTime? at) => new(
        Id, 0, Instant.FromUtc(2026, 12, 18, 10, 0), new MeetingTime(on, at), Duration.FromHours(2), From, "Panel meeting: SSCP-2026-0001",
        "Room 3, Civic Centre; ask for the \\ door", new MailLinks(new Uri("https://reviews.example")).Review(ReviewReference.Parse("SSCP-2026-0001")));

    private static string[] Lines(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
