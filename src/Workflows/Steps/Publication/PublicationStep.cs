using System.Globalization;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Publication;

/// <summary>
/// Records that a report was published (S003 App. D: on the partnership's website). Refused before the day and hour set for it, before
/// the day from which the process lets it be published for the sake of the advance copies (<c>publishFrom</c>, a date), before the
/// report is signed off, and unless what is published is the version made for the public, never the signed report itself.
/// Refused too while something is known against the file itself (<see cref="PublicVersion"/>). A version found wrong
/// (<c>versionWrong</c> of the form) is not published, and recorded as such.
/// The form asks for <c>publishedAt</c> and <c>address</c>. Records under <c>publication</c> the form's values, sha256 and
/// name of the version published, and by.
/// </summary>
public sealed class PublicationStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "publication";

    /// <summary>The hash of the version that was on the page.</summary>
    public const string Sha256 = "sha256";

    /// <summary>Date and London time.</summary>
    public const string PublishedAt = "publishedAt";

    /// <summary>Ticked where the version is found wrong: nothing is published, and it is for the process to have it made again.</summary>
    public const string VersionWrong = "versionWrong";

    // What the definition's earlier steps record: the version made for the public, and from when it may be published.
    private const string PreparedBy = "prepared";
    private const string Document = "document";
    private const string Decision = "publicationDecision";
    private const string Day = "publishOn";
    private const string Hour = "publishAt";
    private const string FirstDay = "publishFrom";
    private const string AdvanceCopies = "advanceCopies";
    private const string Sent = "sentOn";

    public override string OfKind => Kind;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var prepared = Prepared(task);
        if (reading.FormValues.Find(VersionWrong) is FeelBoolean { Value: true })
            return reading.Outcome(Kind, new() { ["by"] = new FeelText(input.Context.By) });
        foreach (var fault in Faults(task, prepared, reading, input.Public))
            reading.Add(Sha256, fault);
        if (reading.FormValues.Find(PublishedAt) is FeelDateTime { Local: var published })
        {
            if (Embargo(task) is { } embargo && published < embargo)
                reading.Add(PublishedAt, $"Expected nothing to be published before {Words(embargo)}, but {Words(published)} is before it");
            if (Earliest(task) is { } earliest && published.Date < earliest.On)
                reading.Add(PublishedAt, $"Expected nothing to be published before {Words(earliest.On)}, because the advance copies went on {Words(earliest.SentOn)}, but {Words(published)} is before it");
            if (published > LondonTime.ToLocal(input.Context.At))
                reading.Add(PublishedAt, "The date and time it was published must be in the past");
        }

        return reading.Outcome(Kind, new()
        {
            [StepVariables.Sha256] = new FeelText(StepVariables.Text(prepared, StepVariables.Sha256) ?? ""),
            ["name"] = new FeelText(StepVariables.Text(prepared, "name") ?? ""),
            ["by"] = new FeelText(input.Context.By),
        });
    }

    /// <summary>The version made for the public; null while there is none.</summary>
    public static FeelContext? Prepared(StepTask task) =>
        (task.Variables.Find(PreparedBy) as FeelContext)?.Find(Document) switch
        {
            FeelContext file => file,
            FeelList { Items: [FeelContext file] } => file,
            _ => null,
        };

    /// <summary>The id of the document that is the version made for the public; null while there is none.</summary>
    public static string? PreparedDocument(StepTask task) => StepVariables.Text(Prepared(task), "id");

    /// <summary>From when it may be published, in London time; null where nothing sets it.</summary>
    public static LocalDateTime? Embargo(StepTask task)
    {
        var decided = task.Variables.Find(Decision) as FeelContext;
        return decided?.Find(Day) is FeelDate day ? day.Value + (decided.Find(Hour) is FeelTime time ? time.Local : LocalTime.Midnight) : null;
    }

    /// <summary>The first day on which it may be published for the sake of the advance copies, with the day on which they went; null where the process sets none.</summary>
    public static (LocalDate On, LocalDate SentOn)? Earliest(StepTask task) =>
        task.Variables.Find(FirstDay) is FeelDate on && (task.Variables.Find(AdvanceCopies) as FeelContext)?.Find(Sent) is FeelDate sent ? (on.Value, sent.Value) : null;

    private static IEnumerable<string> Faults(StepTask task, FeelContext? prepared, StepReading reading, IReadOnlyList<PublicVersion> known)
    {
        var signOff = task.Variables.Find(task.Properties.GetValueOrDefault(StepProperties.Signed, "advisorSignOff"));
        var current = StepVariables.Text(task, StepVariables.Draft, StepVariables.Sha256);
        if (StepVariables.Text(signOff, SignOff.SignOffStep.Outcome) != SignOff.SignOffStep.Signs)
            yield return "The report has not been signed off: it cannot be published yet";
        else if (current is not null && StepVariables.Text(signOff, StepVariables.Sha256) != current)
            yield return "The report has changed since it was signed off: it must be signed off again before it is published";
        if (prepared is null)
            yield return "There is no version for the public yet";
        else if (StepVariables.Text(prepared, StepVariables.Sha256) == current)
            yield return "The version for the public is the signed report itself: take out what tells who people are, and hand in the version without it";
        else if (reading.Text(Sha256) != StepVariables.Text(prepared, StepVariables.Sha256))
            yield return "What is published must be the version made for the public";
        else if (PublicVersion.FaultOf(StepVariables.Text(prepared, StepVariables.Sha256), known) is { } fault)
            yield return fault;
    }

    private static string Words(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Words(LocalDateTime london) => london.ToString("d MMMM uuuu 'at' HH:mm", CultureInfo.InvariantCulture);
}
