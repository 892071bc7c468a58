using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>What all mails share: how a subject ends, and the reference, the link and the last line of a body.</summary>
internal static class Letter
{
    public const string Ending = "The details are not in this email, because it is not secure. Do not reply to it.";

    public static string Subject(string what, ReviewReference reference) => $"{what}: {ReferenceText.Of(reference)}";

    public static string Of(ReviewReference reference, MailLink link, params ReadOnlySpan<string> paragraphs) =>
        Paragraphs([.. paragraphs, $"Review: {ReferenceText.Of(reference)}", $"Sign in to see it: {link}", Ending]);

    public static string Paragraphs(params ReadOnlySpan<string> paragraphs) => string.Join("\n\n", paragraphs) + "\n";
}
