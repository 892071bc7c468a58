using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Publication;

namespace Reviews.Workflows.Steps;

/// <summary>
/// What a person does at a user task: what it asks, what it refuses and what it records. One folder a kind, one line each
/// in <c>StepCatalogue</c>. A step is pure: it never sees a database or a file, only what was typed and what was kept.
/// </summary>
public abstract class Step
{
    /// <summary>The kind it is of, as the task's <c>step</c> property writes it: <c>agency-report</c>. Each kind has it as its <c>Kind</c> too.</summary>
    public abstract string OfKind { get; }

    /// <summary>
    /// Whether it is an answer that may come by mail, telephone or paper and be entered for whoever gave it; what is made here,
    /// such as a draft or the record of a meeting, is not.
    /// </summary>
    public virtual bool CanBeEnteredForOthers => false;

    /// <summary>Reads what the person sent and answers with the variables to record, or with every fault at once.</summary>
    public abstract StepOutcome Take(StepTask task, StepInput input);
}

/// <summary>The open task a step is taken at.</summary>
/// <param name="Subject">The agency or partner it is about; FeelNull when it is about the review as a whole.</param>
/// <param name="Form">The form the task names, or null.</param>
/// <param name="Variables">What the task can read: the variables of its scopes, innermost first.</param>
public sealed record StepTask(
    string ElementId, string Name, FeelValue Subject, IReadOnlyDictionary<string, string> Properties, FormDefinition? Form, FeelContext Variables)
{
    /// <summary>Whether the form asks the step's field in its own words; the page then leaves the step's own away.</summary>
    public bool FormAsks(string field) => Form?.Field(field) is not null;
}

/// <summary>What the person sent: each field's values in the order sent, and the files kept for it.</summary>
public sealed record StepInput(
    ActionContext Context, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<KeptFile> Files)
{
    /// <summary>The groups the acting person holds, for the review at hand; set by the Host, never by what was typed.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>The review's dates as they are recorded; set by the Host, never by what was typed.</summary>
    public CaseDates Dates { get; init; } = CaseDates.None;

    /// <summary>Where it is said what of the draft is still to be settled.</summary>
    public const string UnsettledField = "unsettled";

    /// <summary>
    /// What of the current draft is still to be settled, one sentence each: nobody signs it before, nor answers a form that shows
    /// it. Set by the Host, never by what was typed.
    /// </summary>
    public IReadOnlyList<string> Unsettled { get; init; } = [];

    /// <summary>The files that the step would publish, or take for publication, as they were looked into. Set by the Host, never by what was typed.</summary>
    public IReadOnlyList<PublicVersion> Public { get; init; } = [];

    /// <summary>The name of the person who was chosen, as the service knows them; empty where nobody was. Set by the Host, never by what was typed.</summary>
    public string ChosenName { get; init; } = "";

    /// <summary>How it came, where it is entered for whoever gave it: the groups are then theirs. Set by the Host once it is read.</summary>
    public ReceivedAnswer? Received { get; init; }

    /// <summary>The field's only or first value, trimmed; empty when it was not sent.</summary>
    public string Text(string field) => Fields.TryGetValue(field, out var values) && values.Count > 0 ? values[0].Trim() : "";
}

/// <summary>A file that was checked and kept, known by what it contains.</summary>
/// <param name="Field">The form field it was sent for.</param>
/// <param name="DocumentId">Opaque id under which it is kept.</param>
/// <param name="Sha256">Lower-case hex of the exact bytes.</param>
public sealed record KeptFile(string Field, string DocumentId, string FileName, string ContentType, long Size, string Sha256)
{
    /// <summary>How many tracked changes and comments a Word file holds; null for one that could not be read, and for any other file.</summary>
    public int? Marks { get; init; }
}

/// <summary>What came of it.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    public sealed record Recorded(FeelContext Variables) : StepOutcome
    {
        /// <summary>The files that the variables hold: of those sent, the ones of the fields that take files and were asked.</summary>
        public IReadOnlyList<KeptFile> Files { get; init; } = [];

        /// <summary>The review's dates that its form states and that were not known yet.</summary>
        public IReadOnlyDictionary<CaseDate, ClockAnchor> Dates { get; init; } = new Dictionary<CaseDate, ClockAnchor>();
    }

    public sealed record Rejected(IReadOnlyList<FieldError> Errors) : StepOutcome;

    /// <summary>
    /// Nothing is wrong, and it is not done: one of the files holds tracked changes or comments. It is kept as handed in, the task
    /// stays open with its dates, and once the last of them is settled the same answer is taken again with the file without them.
    /// </summary>
    /// <param name="Marked">The file that holds them.</param>
    /// <param name="Files">All that the step took, that one among them.</param>
    public sealed record ToBeSettled(KeptFile Marked, IReadOnlyList<KeptFile> Files) : StepOutcome;
}

/// <summary>One fault, at the field where it is mended; an instruction: "Enter the name of the author".</summary>
public sealed record FieldError(string Field, string Message);
