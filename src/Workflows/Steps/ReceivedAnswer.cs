using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Steps;

/// <summary>
/// How an answer came that is entered for somebody else: by secure mail or on paper, with the proof of it; by telephone or in
/// a meeting, with a note of it. It counts from when it came, and not from when it was entered.
/// </summary>
/// <param name="How">One of <see cref="Ways"/>.</param>
/// <param name="From">Who said or sent it, by name.</param>
/// <param name="At">London time: not before the task was opened, and not in the future.</param>
/// <param name="Note">What was said, or where; empty where the proof says it.</param>
public sealed record ReceivedAnswer(string How, string From, LocalDateTime At, string Note, IReadOnlyList<KeptFile> Proof)
{
    public const string SecureMail = "secure-mail";
    public const string Paper = "paper";
    public const string Telephone = "telephone";
    public const string InMeeting = "in-meeting";

    public const string HowField = "received.how";
    public const string FromField = "received.from";

    /// <summary>Date and London time, as <c>received.at.day</c> … <c>received.at.time</c>.</summary>
    public const string AtField = "received.at";
    public const string NoteField = "received.note";

    /// <summary>Files: the mail or the paper itself.</summary>
    public const string ProofField = "received.proof";

    public static IReadOnlyList<string> Ways { get; } = [SecureMail, Paper, Telephone, InMeeting];

    /// <summary>Reads what was sent; null with every fault.</summary>
    /// <param name="openedAt">When the task was opened: nothing was asked for before.</param>
    public static (ReceivedAnswer? Answer, IReadOnlyList<FieldError> Errors) Read(StepInput input, Instant openedAt)
    {
        ArgumentNullException.ThrowIfNull(input);
        var sent = new SentFields(input.Fields);
        var errors = new List<FieldError>();
        var (how, from, note) = (sent.Text(HowField), sent.Text(FromField), sent.Text(NoteField));
        List<KeptFile> proof = [.. input.Files.Where(file => file.Field == ProofField)];
        if (!Ways.Contains(how))
            errors.Add(new(HowField, "Select how it came"));
        if (from.Length == 0)
            errors.Add(new(FromField, "Enter the name of whoever said or sent it"));
        var at = sent.DateAndTime(AtField, "The date and time it came");
        if (!at.IsGiven)
            errors.Add(new(AtField, at.Problem ?? "Enter the date and time it came"));
        else if (LondonTime.ToInstant(at.Value) > input.Context.At)
            errors.Add(new(AtField, "The date and time it came must be in the past"));
        else if (at.Value < LondonTime.ToLocal(openedAt).With(TimeAdjusters.TruncateToMinute))
            errors.Add(new(AtField, "The date and time it came must be after the task was opened: before, it was not asked for"));
        if (how is SecureMail or Paper && proof.Count == 0)
            errors.Add(new(ProofField, how == Paper ? "Select a scan or photograph of the paper, as a PDF or Word file" : "Select the mail that it came in, as a PDF or Word file"));
        if (how is Telephone or InMeeting && note.Length == 0)
            errors.Add(new(NoteField, how == Telephone ? "Enter a note of the call: who called whom, and what was said" : "Enter a note of the meeting: which one, and what was said"));
        return errors.Count > 0 ? (null, errors) : (new ReceivedAnswer(how, from, at.Value, note, proof), []);
    }

    /// <summary>As the step's record holds it, under <c>received</c>.</summary>
    internal FeelContext AsContext() => new(
    [
        KeyValuePair.Create<string, FeelValue>("how", new FeelText(How)),
        KeyValuePair.Create<string, FeelValue>("from", new FeelText(From)),
        KeyValuePair.Create<string, FeelValue>("at", new FeelDateTime(At)),
        KeyValuePair.Create<string, FeelValue>("note", new FeelText(Note)),
        KeyValuePair.Create<string, FeelValue>("proof", KeptFiles.List(Proof)),
    ]);
}
