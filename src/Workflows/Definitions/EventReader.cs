namespace Reviews.Workflows.Definitions;

/// <summary>Reads events, each with the triggers it may have where it stands.</summary>
internal static class EventReader
{
    public static Element Start(NodeReading r) => new StartEvent
    {
        Id = r.Id,
        Name = r.Name,
        Type = r.Type,
        Line = r.Line,
        ScopeId = r.ScopeId,
        Trigger = EventTriggers.Read(r.Xml, r),
    };

    public static Element End(NodeReading r) => new EndEvent
    {
        Id = r.Id,
        Name = r.Name,
        Type = r.Type,
        Line = r.Line,
        ScopeId = r.ScopeId,
        Trigger = EventTriggers.Read(r.Xml, r),
    };

    public static Element Throw(NodeReading r) => new IntermediateThrowEvent
    {
        Id = r.Id,
        Name = r.Name,
        Type = r.Type,
        Line = r.Line,
        ScopeId = r.ScopeId,
        Trigger = EventTriggers.Read(r.Xml, r),
    };

    public static Element Catch(NodeReading r)
    {
        var refused = r.Problems.RefusedCount;
        var trigger = EventTriggers.Read(r.Xml, r, TimerKind.Date, TimerKind.Duration);
        if (trigger is null && r.Problems.RefusedCount == refused)
            r.Problems.Refuse(r.Xml, ProblemCodes.MissingPart, "Expected this event to say what it waits for, but it has no event definition: add a timer.");
        return new IntermediateCatchEvent { Id = r.Id, Name = r.Name, Type = r.Type, Line = r.Line, ScopeId = r.ScopeId, Trigger = trigger };
    }

    public static Element Boundary(NodeReading r)
    {
        var refused = r.Problems.RefusedCount;
        var interrupting = r.Attribute("cancelActivity") is not ("false" or "0");
        var trigger = interrupting
            ? EventTriggers.Read(r.Xml, r, TimerKind.Date, TimerKind.Duration)
            : EventTriggers.Read(r.Xml, r, TimerKind.Date, TimerKind.Duration, TimerKind.Cycle);
        if (trigger is null && r.Problems.RefusedCount == refused)
            r.Problems.Refuse(r.Xml, ProblemCodes.MissingPart, "Expected this boundary event to say what it waits for, but it has no event definition: add a timer.");
        return new BoundaryEvent
        {
            Id = r.Id,
            Name = r.Name,
            Type = r.Type,
            Line = r.Line,
            ScopeId = r.ScopeId,
            AttachedToId = r.Attribute("attachedToRef") ?? "",
            Interrupting = interrupting,
            Trigger = trigger,
        };
    }
}
