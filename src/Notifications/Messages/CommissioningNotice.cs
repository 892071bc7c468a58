using Reviews.Notifications.Documents;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: job <c>send-commissioning</c> (S003 App. E, days 1-2: "timescales / rapid review pro-forma / details of the
/// Rapid Review meeting"). To: the three partners. With the timetable and the blank pro-forma.
/// </summary>
/// <param name="Panel">Null when not even its day can be said.</param>
/// <param name="PanelPlace">See <see cref="MeetingPlace"/>. Null when none was given.</param>
/// <param name="ProForma">The form of the agencies' reports, which the blank pro-forma is drawn from; null where the process has none.</param>
/// <param name="Known">What its conditions can read: which pro-forma was chosen.</param>
public sealed record CommissioningNotice(
    ReviewReference Reference, MailLink Link, MeetingTime? Panel, string? PanelPlace, IReadOnlyList<TimetableLine> Timetable, FormDefinition? ProForma, FeelContext Known) : Notification
{
    public override string Kind => "commissioning-notice";

    /// <summary>Those whom it invites.</summary>
    public static Recipients Invited { get; } = Recipients.AllWhoAre(Role.SafeguardingPartner);

    public override Recipients To => Invited;

    private protected override string Subject => Letter.Subject("Rapid review initiated", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A rapid review has been initiated. It must be completed within 15 working days.",
        "Name the person who will lead on it within your organisation now. You have a task for this.",
        $"{Meets}\nPlace: {(PanelPlace is null ? "to be confirmed" : MeetingPlace.InOneLine(PanelPlace))}",
        $"{(ProForma is null ? "The timetable is attached." : "The timetable and a blank pro-forma for the agency reports are attached.")} Agencies return their reports in the service, not by email.");

    private protected override IReadOnlyList<Attachment> Attachments =>
        [TimetableDocument.Of(Reference, Timetable), .. ProForma is { } form ? (IReadOnlyList<Attachment>)[ProFormaDocument.Of(form, Known)] : []];

    private string Meets => Panel is null ? "When the panel meets is still to be confirmed." : $"The panel meets {Panel}.";
}
