using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads events, each with the triggers it may have where it stands.</summary>
internal static class EventReader
{
    public const string CancelActivity = "cancelActivity";
    public const string IsInterrupting = "isInterrupting";

    public static Element Start(NodeReading r)
    {
        var (interrupting, trigger) = (Interrupts(r, IsInterrupting), EventTriggers.Read(r, PlaceOf(r)));
        ErrorInterrupts(r, interrupting, trigger);
        return new StartEvent { Trigger = trigger, Interrupting = interrupting, FormId = FormOf(r, trigger) };
    }

    /// <summary>An end event: what it sends or throws is its trigger, and there is none where a token just ends. One that sends by a job (<c>zeebe:taskDefinition</c>) is refused.</summary>
    public static Element End(NodeReading r) => new EndEvent { Trigger = EventTriggers.Read(r, EventPlace.End) };

    public static Element Throw(NodeReading r) => new IntermediateThrowEvent { Trigger = EventTriggers.Read(r, EventPlace.Throw) };

    public static Element Catch(NodeReading r) => new IntermediateCatchEvent { Trigger = EventTriggers.Read(r, EventPlace.Catch) };

    public static Element Boundary(NodeReading r)
    {
        var (interrupting, trigger) = (Interrupts(r, CancelActivity), EventTriggers.Read(r, EventPlace.Boundary));
        ErrorInterrupts(r, interrupting, trigger);
        return new BoundaryEvent { AttachedToId = r.Attribute("attachedToRef") ?? "", Interrupting = interrupting, Trigger = trigger };
    }

    public static bool Interrupts(NodeReading r, string attribute) => !XmlBoolean.IsFalse(r.Xml, attribute);

    private static void ErrorInterrupts(NodeReading r, bool interrupting, EventTrigger? trigger)
    {
        if (!interrupting && trigger is ErrorTrigger)
            r.Problems.Refuse(r.Xml, ProblemCodes.UnsupportedAttribute, "An error that does not interrupt is not supported: what throws an error is over (BPMN 2.0, 10.5.6).");
    }

    private static string? FormOf(NodeReading r, EventTrigger? trigger)
    {
        if (r.Extensions.Find(FormDefinition) is not { } at) return null;
        if (trigger is not null || PlaceOf(r) != EventPlace.ProcessStart)
            r.Problems.Refuse(at, ProblemCodes.UnsupportedElement, "zeebe:formDefinition is supported on the plain start event of a process, which people start, and on no other: remove it.");
        r.Extensions.OnlyAttributes(FormDefinition, r.Problems, "formId", BindingType);
        r.Extensions.OnlyLatest(FormDefinition, r.Problems);
        return r.Extensions.Text(FormDefinition, "formId")?.Trim();
    }

    private static EventPlace PlaceOf(NodeReading r)
    {
        var holder = r.Xml.Parent!;
        if (holder.Name.LocalName != BpmnNames.SubProcess) return EventPlace.ProcessStart;
        return XmlBoolean.IsTrue(holder, TriggeredByEvent) ? EventPlace.EventSubProcessStart : EventPlace.SubProcessStart;
    }
}
