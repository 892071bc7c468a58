using Reviews.Notifications.Calendar;
using Reviews.Notifications.Email;

namespace Reviews.Notifications.Tests.Email;

internal static class Mails
{
    private static readonly Instant At = Instant.FromUtc(2026, 12, 18, 9, 5);

    public static OutboundMail Plain { get; } = Of(Samples.Plain.All["task-assigned"].Render());

    public static OutboundMail WithAttachments { get; } = Of(Samples.Plain.All["commissioning-notice"].Render());

    public static OutboundMail WithInvitation { get; } = WithAttachments with { Attachments = [.. WithAttachments.Attachments, CalendarText.Enclosed(Samples.Meeting, "ann.o'brien@police.example")] };

    public static OutboundMail NotAscii { get; } = Plain with { Subject = "Café – 5pm", Body = "Café – 5pm\n" };

    private static OutboundMail Of(Message message) =>
        new(new("6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01"), "ann.o'brien@police.example", message.Subject, message.Body, message.Attachments, At);
}
