using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Whether a way comes to somebody: to a person's task or a job, or to something sent out that is caught where a way leads to
/// one. A choice on it may find that all is done already.
/// </summary>
internal sealed class Telling(CheckedProcess subject)
{
    private readonly Hearers hearers = new(subject.Set);
    private readonly HashSet<Element> asked = new(ReferenceEqualityComparer.Instance);

    public bool LeadsToSomebody(FlowEvent from) => Leads(subject.Process, subject.Process.Scope(from.ScopeId), [from]);

    private bool Leads(ProcessDefinition process, FlowScope scope, IEnumerable<Element> from)
    {
        var reached = new ScopeGraph(scope).ReachableFrom(from);
        return scope.Elements.Any(e => reached.Contains(e.Id) && asked.Add(e) && Tells(process, e));
    }

    private bool Tells(ProcessDefinition process, Element element) => element switch
    {
        UserTask or ServiceTask => true,
        CallActivity call => Calls(call),
        SubProcess sub => Begins(process, sub.Body),
        _ => hearers.Of(process, element).Any(heard => Leads(heard.Process, heard.Process.Scope(heard.By.ScopeId), [heard.By])),
    };

    /// <summary>A called process that is not known is taken to tell somebody.</summary>
    private bool Calls(CallActivity call) => call.ProcessId.AsLiteral is not FeelText id
        || subject.Set.Processes.Where(p => p.Id == id.Value).ToList() is not [var called]
        || Begins(called, called.Body);

    private bool Begins(ProcessDefinition process, FlowScope scope) => Leads(process, scope, scope.Elements.OfType<StartEvent>());
}
