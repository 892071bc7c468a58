using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>How a scope may begin: a process and a sub-process at one plain start event, an event sub-process at the one that wakes it.</summary>
internal sealed class StartRules(ProblemList problems, ILookup<string, XElement> byId)
{
    /// <param name="subProcess">The sub-process; null for the process itself.</param>
    public void Check(FlowScope scope, XElement? subProcess)
    {
        var starts = scope.Elements.OfType<StartEvent>().ToList();
        var isWoken = subProcess is not null && XmlBoolean.IsTrue(subProcess, BpmnNames.TriggeredByEvent);
        if (starts.Count == 0)
            Refuse(scope.Id, ProblemCodes.NoStartEvent, "Expected one start event here, but there is none: add one.");

        // A process may be begun in several ways, each an event of its own; what a flow or an event leads into begins in one.
        var oneOf = subProcess is null ? starts.Where(s => s.Trigger is null) : starts;
        foreach (var start in oneOf.Skip(1))
            Refuse(start.Id, ProblemCodes.SeveralStartEvents, $"Several {(isWoken ? "" : "plain ")}start events in {scope.Id} are not supported: keep one, and an exclusive gateway after it.");
    }

    private void Refuse(string id, string code, string message) => problems.Refuse(byId[id].First(), code, message);
}
