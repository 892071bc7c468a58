using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.SignOff;

namespace Reviews.Host.Queries;

/// <summary>The versions of the report and who signed which of them.</summary>
internal static class ReportSignatures
{
    /// <summary>The first first.</summary>
    public static IReadOnlyList<ReportVersion> Versions(ReportSources sources) =>
        [.. Drafts(sources).Select((document, place) => new ReportVersion(place + 1, Local(document.LinkedAt!.Value), Note(sources, document), document.Sha256))];

    public static IReadOnlyList<ReportSignOff> OfAgencies(ReportSources sources) =>
        [.. sources.Tasks.Where(t => t.Step == SignOffStep.Kind && t.SubjectName is not null)
            .GroupBy(t => t.SubjectId ?? t.SubjectName).Select(own => own.Last())
            .OrderBy(t => t.SubjectName, StringComparer.OrdinalIgnoreCase).Select(task => Of(sources, task, task.SubjectName!))];

    /// <summary>The agencies whose sign-off is for a version before the current one, whether it stands or not: as the record of the decision has it.</summary>
    public static IReadOnlyList<ReportSignOff> OfEarlierVersions(ReportSources sources) =>
        [.. OfAgencies(sources).Where(signOff => signOff.State is SignOffState.SignedBeforeCorrections or SignOffState.Void)];

    /// <summary>The hashes of the versions that an agency signed.</summary>
    public static IReadOnlySet<string> SignedHashes(ReportSources sources) =>
        sources.Tasks.Where(t => t.Step == SignOffStep.Kind && t.SubjectName is not null)
            .Select(t => sources.Answers.Record(t, "signOff")).OfType<FeelContext>()
            .Where(record => RunningDefinition.Text(record, SignOffStep.Outcome) == SignOffStep.Signs)
            .Select(record => RunningDefinition.Text(record, SignOffStep.Sha256)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Null while it was not asked for.</summary>
    public static ReportSignOff? OfAdvisor(ReportSources sources) =>
        sources.Tasks.LastOrDefault(t => t.Step == SignOffStep.Kind && t.SubjectName is null) is { } task ? Of(sources, task, task.Name) : null;

    /// <summary>
    /// The files of the versions that the reader may see, the first first. What waited with tracked changes and comments is none: it
    /// became one without them, so that a version has the same number for its authors and for everybody else.
    /// </summary>
    public static IEnumerable<DocumentRow> Drafts(ReportSources sources) => HandedIn(sources).Where(document => !(document.Marks > 0));

    /// <summary>The same with those that waited.</summary>
    public static IEnumerable<DocumentRow> HandedIn(ReportSources sources)
    {
        var tasks = sources.Tasks.Where(t => t.Step == DraftStep.Kind).Select(t => t.Id).ToHashSet();
        return sources.Documents.Where(d => d.Kind == DraftStep.Document && d.TaskId is { } task && tasks.Contains(task));
    }

    private static string Note(ReportSources sources, DocumentRow document) =>
        sources.Tasks.FirstOrDefault(t => t.Id == document.TaskId) is { } task && sources.Answers.Record(task, DraftStep.Kind) is { } record && RunningDefinition.Text(record, "sha256") == document.Sha256
            ? RunningDefinition.Text(record, DraftStep.Note) ?? ""
            : "The version before with its changes settled";

    private static ReportSignOff Of(ReportSources sources, ReviewTaskRow task, string name)
    {
        if (sources.Answers.Record(task, "signOff") is not { } record)
            return new(name, task.CancelledAt is null ? SignOffState.Awaited : SignOffState.Silent, "", "", null, null, "", "");
        var sha256 = RunningDefinition.Text(record, SignOffStep.Sha256) ?? "";
        var version = Drafts(sources).Select((document, place) => (document.Sha256, Number: place + 1)).FirstOrDefault(one => one.Sha256 == sha256).Number;
        return new(
            name,
            StateOf(sources, record, sha256),
            RunningDefinition.Text(record, SignOffStep.Name) ?? "",
            RunningDefinition.Text(record, SignOffStep.Level) ?? "",
            task.AnsweredAt is { } at ? Local(at) : null,
            version == 0 ? null : version,
            sha256,
            RunningDefinition.Text(record, SignOffStep.Issue) ?? "")
        {
            Recorded = task.Recorded is { } recorded ? RecordedWords.Sentence(recorded) : null,
        };
    }

    private static SignOffState StateOf(ReportSources sources, FeelContext record, string sha256)
    {
        if (RunningDefinition.Text(record, SignOffStep.Outcome) != SignOffStep.Signs)
            return SignOffState.IssueRaised;
        if (sha256 == RunningDefinition.Text(sources.Variable(DraftStep.Current), "sha256"))
            return SignOffState.Signed;
        return SignOffsStand(sources.Process) ? SignOffState.SignedBeforeCorrections : SignOffState.Void;
    }

    /// <summary>Whether the process says that sign-offs of the version before still count: proof corrections, to which nobody objected (S003 App. E, day 14).</summary>
    public static bool SignOffsStand(RunningDefinition process) => (process.Variable("corrections") as FeelContext)?.Find("stand") is FeelBoolean { Value: true };

    private static LocalDateTime Local(Instant at) => LondonTime.ToLocal(at).With(TimeAdjusters.TruncateToMinute);
}
