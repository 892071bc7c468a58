namespace Reviews.Notifications.Messages;

/// <summary>
/// What a mail calls a task: by its kind of step, a closed list, never by its title, which an author may have written
/// anything into.
/// </summary>
/// <param name="Noun">Begins a subject: "Agency report".</param>
/// <param name="Doing">Ends "You have a task to do:".</param>
internal sealed record StepWords(string Noun, string Doing)
{
    private static readonly StepWords Other = new("Task", "sign in to see what it is");

    private static readonly Dictionary<string, StepWords> ByStep = new(StringComparer.Ordinal)
    {
        ["agency-report"] = new("Agency report", "return an agency report, or say that your organisation was not involved"),
        ["appointment"] = new("Appointment", "appoint somebody to the review"),
        ["comments"] = new("Comments", "comment on the draft report"),
        ["draft"] = new("Draft report", "work on the draft report"),
        ["form"] = new("Form", "fill in a form"),
        ["meeting"] = new("Meeting record", "record a meeting"),
        ["sign-off"] = new("Sign-off", "read the report and sign it off, or raise an issue"),
        ["start-review"] = new("Start of a review", "start a review"),
        ["submission"] = new("Submission", "submit the report and record that you did"),
        ["vote"] = new("Vote", "cast your vote"),
    };

    /// <summary>The noun in the middle of a sentence: "agency report".</summary>
    public string InSentence => char.ToLowerInvariant(Noun[0]) + Noun[1..];

    public static IReadOnlyCollection<string> Steps => ByStep.Keys;

    public static StepWords Of(string step) => ByStep.GetValueOrDefault(step, Other);
}
