using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Reviews.Notifications;
using Reviews.Notifications.Calendar;
using Reviews.Notifications.Email;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>The panel meeting of a rapid review in people's calendars, once its day and time are set.</summary>
internal sealed class PanelInvitation(MailLinks links, IOptions<MailOptions> mail)
{
    /// <summary>Nobody says how long a panel takes: so much of a calendar is kept free.</summary>
    private static readonly Duration Lasts = Duration.FromHours(2);

    private static readonly string[] StepMoves = ["step-planned", "step-unplanned"];

    /// <summary>Null while its time is not set.</summary>
    /// <param name="sequence">See <see cref="SequenceAsync"/>.</param>
    public CalendarEvent? Of(ReviewReference reference, Guid processInstanceId, FeelContext variables, Instant at, int sequence) => WhenOf(variables) is { At: not null } when
        ? new CalendarEvent(IdOf(processInstanceId), sequence, at, when, Lasts, mail.Value.From, $"Panel meeting: {reference}", PlaceOf(variables), links.Review(reference))
        : null;

    /// <summary>What takes it out of the calendars again; null when it was never in one, or has begun.</summary>
    public CalendarEvent? Cancelled(ReviewReference reference, Guid processInstanceId, FeelContext variables, Instant at, int sequence) =>
        Of(reference, processInstanceId, variables, at, sequence + 1) is { } meeting && IsToCome(meeting, at)
            ? meeting with { IsCancelled = true }
            : null;

    /// <summary>Whether it has not begun.</summary>
    public static bool IsToCome(CalendarEvent meeting, Instant at) => IsToCome(meeting.Start, at);

    /// <summary>Whether it has not begun; where only its day is known, whether that is not over.</summary>
    public static bool IsToCome(MeetingTime meeting, Instant at) =>
        meeting.At is { } time ? LondonTime.ToInstant(meeting.On + time) > at : meeting.On >= LondonTime.ToLocal(at).Date;

    /// <summary>What tells of it as it is: higher after every move of a step of the process, the panel's among them, and never below what somebody was sent.</summary>
    public static async Task<int> SequenceAsync(CaseTransaction transaction, RunningProcess process) =>
        Math.Max(await MovesAsync(transaction, process.Row.Id), await HighestSentAsync(transaction, process) ?? 0);

    /// <summary>What changes it, for everyone or for one: above all that anybody was sent, for a calendar takes no change whose number it has seen.</summary>
    public static async Task<int> NextSequenceAsync(CaseTransaction transaction, RunningProcess process) =>
        Math.Max(await MovesAsync(transaction, process.Row.Id), await HighestSentAsync(transaction, process) + 1 ?? 0);

    /// <summary>The variables that say when the panel meets, with another day and the same time.</summary>
    public static FeelContext MovedTo(FeelContext variables, LocalDate day) => new(
        new[] { ("commissioning", "panelDate"), ("panel", "date") }
            .Where(place => variables.Date(place.Item1, place.Item2) is not null)
            .Select(place => KeyValuePair.Create<string, FeelValue>(place.Item1, ((FeelContext)variables.Find(place.Item1)!).With(place.Item2, new FeelDate(day)))));

    /// <summary>As the business manager commissioned it, or as the record of the meeting says.</summary>
    public static MeetingTime? WhenOf(FeelContext variables) =>
        Set(variables, "commissioning", "panelDate", "panelTime") ?? Set(variables, "panel", "date", "time");

    private static async Task<int> MovesAsync(CaseTransaction transaction, Guid processInstanceId) =>
        await transaction.Db.AuditEntries.CountAsync(e => e.ProcessInstanceId == processInstanceId && StepMoves.Contains(e.Event), transaction.Cancellation)
        + transaction.Acts.Count(act => act.ProcessInstanceId == processInstanceId && StepMoves.Contains(act.Event));

    private static async Task<int?> HighestSentAsync(CaseTransaction transaction, RunningProcess process)
    {
        var id = IdOf(process.Row.Id);
        return (await SentMeeting.OfReviewAsync(transaction.Db, process.Row.ReviewId, transaction.Cancellation))
            .Where(sent => sent.Meeting.Id == id).Max(sent => (int?)sent.Meeting.Sequence);
    }

    private static MeetingTime? Set(FeelContext variables, string context, string date, string time) =>
        variables.Date(context, date) is { } on ? new MeetingTime(on, variables.Time(context, time)) : null;

    private static string? PlaceOf(FeelContext variables) => (variables.Text("commissioning", "panelPlace") ?? variables.Text("panel", "place")) is { } place ? MeetingPlace.InOneLine(place) : null;

    // One meeting for each run of a process, known again by whoever reckons it.
    private static Guid IdOf(Guid processInstanceId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{processInstanceId:D} panel-meeting")).AsSpan(0, 16));
}
