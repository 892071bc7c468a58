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
        Of(reference, processInstanceId, variables, at, sequence + 1) is { } meeting && LondonTime.ToInstant(meeting.Start.On + meeting.Start.At!.Value) > at
            ? meeting with { IsCancelled = true }
            : null;

    /// <summary>Higher after every move of a step of the process, the panel's among them: a calendar takes no change whose number it has seen.</summary>
    public static async Task<int> SequenceAsync(CaseTransaction transaction, Guid processInstanceId) =>
        await transaction.Db.AuditEntries.CountAsync(e => e.ProcessInstanceId == processInstanceId && StepMoves.Contains(e.Event), transaction.Cancellation)
        + transaction.Acts.Count(act => act.ProcessInstanceId == processInstanceId && StepMoves.Contains(act.Event));

    /// <summary>The variables that say when the panel meets, with another day and the same time.</summary>
    public static FeelContext MovedTo(FeelContext variables, LocalDate day) => new(
        new[] { ("commissioning", "panelDate"), ("panel", "date") }
            .Where(place => variables.Date(place.Item1, place.Item2) is not null)
            .Select(place => KeyValuePair.Create<string, FeelValue>(place.Item1, ((FeelContext)variables.Find(place.Item1)!).With(place.Item2, new FeelDate(day)))));

    /// <summary>As the business manager commissioned it, or as the record of the meeting says.</summary>
    public static MeetingTime? WhenOf(FeelContext variables) =>
        Set(variables, "commissioning", "panelDate", "panelTime") ?? Set(variables, "panel", "date", "time");

    private static MeetingTime? Set(FeelContext variables, string context, string date, string time) =>
        variables.Date(context, date) is { } on ? new MeetingTime(on, variables.Time(context, time)) : null;

    private static string? PlaceOf(FeelContext variables) => variables.Text("commissioning", "panelPlace") is { } place ? MeetingPlace.InOneLine(place) : null;

    // One meeting for each run of a process, known again by whoever reckons it.
    private static Guid IdOf(Guid processInstanceId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{processInstanceId:D} panel-meeting")).AsSpan(0, 16));
}
