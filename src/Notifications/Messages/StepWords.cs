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
        ["form"] = new("Form", "fill in a form"),
        ["agency-report"] = new("Agency report", "return an agency report, or say that your organisation was not involved"),
        ["meeting"] = new("Meeting record", "record a meeting"),
        ["draft"] = new("Draft report", "work on the draft report"),
        ["comment"] = new("Comments", "comment on the draft report"),
        ["circulation"] = new("Circulation", "check what is to be circulated and release it"),
        ["vote"] = new("Vote", "cast a vote"),
        ["sign-off"] = new("Sign-off", "read the report and sign it off"),
        ["submission"] = new("Submission", "submit the report and record that you did"),
    };

    public static StepWords Of(string step) => ByStep.GetValueOrDefault(step, Other);
}
