using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Definitions;

/// <summary>One executable process as read from its BPMN file: what can happen, never what has happened.</summary>
/// <param name="Id">The process id of the file, for example <c>rapid-review</c>.</param>
/// <param name="Version">SHA-256 (lower-case hex) of the .bpmn file and the forms it names: what a running review is pinned to.</param>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Body">The process's own elements and flows; those of sub-processes are inside their element.</param>
public sealed record ProcessDefinition(string Id, string Name, string Version, string File, int Line, FlowScope Body)
{
    private readonly Dictionary<string, Element> elements = Flatten(Body).ToDictionary(e => e.Id);
    private readonly Dictionary<string, SequenceFlow> flows = FlattenFlows(Body).ToDictionary(f => f.Id);

    /// <summary>The process's clock, when it says one.</summary>
    public ClockDefinition? Clock { get; init; }

    /// <summary>The <c>zeebe:properties</c> of the process, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The dates that it names itself, beside those that each review knows.</summary>
    public IReadOnlyList<CaseDate> OwnDates { get; init; } = [];

    /// <summary>What its clock counts from; null where it has none.</summary>
    public CaseDate? CountsFrom => Date(Clock?.Rules.Anchor);

    /// <summary>How it is offered to whoever may start a review; null where nobody starts it.</summary>
    public StartOffer? Starts => StartOffer.Of(this);

    /// <summary>How it is offered on the page of a review; null where it is not.</summary>
    public BesideOffer? Beside => BesideOffer.Of(this);

    /// <summary>Whether it decides if there is to be a review at all.</summary>
    public bool PrecedesReview => Properties.GetValueOrDefault(ReviewProperties.Precedes) == ReviewProperties.Review;

    /// <summary>The forms it names, each once.</summary>
    public IEnumerable<string> FormIds => Elements
        .Select(element => element switch { UserTask task => task.FormId, StartEvent start => start.FormId, _ => null }).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Every element, those of sub-processes included, in the order of the file.</summary>
    public IEnumerable<Element> Elements => Flatten(Body);

    /// <exception cref="KeyNotFoundException">When the process has no such element.</exception>
    public Element Element(string id) => elements[id];

    public Element? Find(string id) => elements.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">When the process has no such flow.</exception>
    public SequenceFlow Flow(string id) => flows[id];

    /// <summary>The scope with this id: the process's own, or a sub-process's.</summary>
    public FlowScope Scope(string id) => id == Id ? Body : ((SubProcess)elements[id]).Body;

    /// <summary>Whether the process can come to its end without this element: a step for a case that may not arise.</summary>
    /// <exception cref="KeyNotFoundException">When the process has no such element.</exception>
    public bool CanDoWithout(string elementId) => Detours.LeadAround(this, Element(elementId).Id);

    /// <summary>The variables that an element, and the conditions of the flows leading away from it, read; in alphabetical order.</summary>
    /// <exception cref="KeyNotFoundException">When the process has no such element.</exception>
    public IReadOnlyList<string> NamesRead(string elementId) => ElementExpressions.NamesRead(this, Element(elementId));

    /// <summary>The date of that id which it names itself or each review knows, or null.</summary>
    public CaseDate? Date(string? id) => CaseDate.Find(id) ?? OwnDates.FirstOrDefault(date => date.Id == id);

    private static IEnumerable<Element> Flatten(FlowScope scope) =>
        scope.Elements.SelectMany(e => e is SubProcess sub ? Flatten(sub.Body).Prepend(e) : [e]);

    private static IEnumerable<SequenceFlow> FlattenFlows(FlowScope scope) =>
        scope.Flows.Concat(scope.Elements.OfType<SubProcess>().SelectMany(sub => FlattenFlows(sub.Body)));
}

/// <summary>The clock a process runs by: its anchor and conventions (<see cref="Rules"/>), and its own outer limit.</summary>
/// <param name="Limit">FEEL: the date (or date and time) by which the process must be over; null when it has none.</param>
public sealed record ClockDefinition(ClockRules Rules, FeelExpression? Limit, int Line);
