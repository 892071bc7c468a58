using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Notifications.Documents;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.ServiceTasks;

/// <summary>The three partners are sent the timetable, the pro-forma and when the panel meets (S003 App. E, days 1-2).</summary>
internal sealed class SendCommissioning(JobMail mail, PanelInvitation invitation, HolidayCalendar calendar, DefinitionShelf definitions) : IServiceTask
{
    public string JobType => JobTypes.SendCommissioning;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var panel = PanelMeeting.Of(call, calendar);
        var place = call.Variables.Text("commissioning", "panelPlace");
        var proForma = await ProFormaAsync(call);
        var timetable = Timetable(call);
        var sequence = await PanelInvitation.SequenceAsync(call.Transaction, call.Process);
        await mail.QueueAsync(call, (reference, link) => new CommissioningNotice(reference, link, panel, place, timetable, proForma, call.Variables)
        { Meeting = invitation.Of(reference, call.Process.Row.Id, call.Variables, call.Transaction.Context.At, sequence) });
        return FeelContext.Empty;
    }

    // As the agencies of this review are asked, and not as those of the next one will be.
    private async Task<FormDefinition?> ProFormaAsync(ServiceTaskCall call) =>
        call.Process.Definition.Elements.OfType<UserTask>().Where(task => task.Step == AgencyReportStep.Kind).Select(task => task.FormId).FirstOrDefault() is { } form
            ? await definitions.FormAsync(call.Process.Row.ProcessId, call.Process.Row.DefinitionVersion, form, call.Transaction.Cancellation)
            : null;

    /// <summary>Every step. One without its dates is not sent: what is missing from a timetable is not seen to be missing.</summary>
    private IReadOnlyList<TimetableLine> Timetable(ServiceTaskCall call)
    {
        var timetable = ReviewTimetable.Of(call.Process.Definition, calendar.Current, call.Process.State, call.Transaction.Context.At);
        if (timetable.Refused is { } refused)
            throw new InvalidOperationException(refused.Sentence);
        return [.. timetable.Entries.Select(entry => Line(entry, timetable.PlannedFor(entry.Item.ElementId)))];
    }

    // A date given by hand bears no day's number: it is no count of the clock's.
    private static TimetableLine Line(TimetableEntry entry, LocalDateTime? byHand) =>
        new(byHand is null && entry.Item.FromOpening is null ? entry.Item.Day : null, byHand ?? (entry.Item.FromOpening is null ? entry.Item.Due : null), entry.Item.Name, string.Join(", ", entry.Who.Select(role => role.Name)));
}
