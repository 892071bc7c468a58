using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads what starts or wakes an event, or what it sends: one event definition, in its place or by reference.</summary>
internal static class EventTriggers
{
    private static readonly Dictionary<string, Func<XElement, NodeReading, EventPlace, EventTrigger?>> ByName = new()
    {
        [TimerEventDefinition] = TimerTriggerReader.Read,
        [MessageEventDefinition] = (definition, reading, place) => SharedParts.Message(definition, reading, place is EventPlace.Throw or EventPlace.End),
        [SignalEventDefinition] = (definition, reading, _) => SharedParts.Signal(definition, reading),
        [ErrorEventDefinition] = (definition, reading, place) => SharedParts.Error(definition, reading, mustName: place == EventPlace.End),
        [EscalationEventDefinition] = (definition, reading, place) => SharedParts.Escalation(definition, reading, mustName: place is EventPlace.End or EventPlace.Throw),
        [ConditionalEventDefinition] = (definition, reading, _) => Conditional(definition, reading),
        [TerminateEventDefinition] = (_, _, _) => new TerminateTrigger(),
        [LinkEventDefinition] = (definition, reading, _) => Link(definition, reading),
    };

    /// <summary>What event definitions are made of; a link's source and target say again what its name says.</summary>
    private static readonly HashSet<string> Parts = [TimeDate, TimeDuration, TimeCycle, Condition, "source", "target"];

    private static readonly string[] Waits = [TimerEventDefinition, MessageEventDefinition, SignalEventDefinition, ConditionalEventDefinition];

    private static readonly Dictionary<EventPlace, string[]> Allowed = new()
    {
        [EventPlace.ProcessStart] = Waits,
        [EventPlace.SubProcessStart] = [],
        [EventPlace.EventSubProcessStart] = [.. Waits, ErrorEventDefinition, EscalationEventDefinition],
        [EventPlace.Catch] = [.. Waits, LinkEventDefinition],
        [EventPlace.Throw] = [MessageEventDefinition, SignalEventDefinition, EscalationEventDefinition, LinkEventDefinition],
        [EventPlace.Boundary] = [.. Waits, ErrorEventDefinition, EscalationEventDefinition],
        [EventPlace.End] = [MessageEventDefinition, SignalEventDefinition, ErrorEventDefinition, EscalationEventDefinition, TerminateEventDefinition],
    };

    /// <summary>The trigger; null for none, and for one that is refused. Where an event must wait for something, none is refused.</summary>
    public static EventTrigger? Read(NodeReading reading, EventPlace place)
    {
        var definitions = reading.Xml.Elements()
            .Where(e => e.Name.Namespace == Bpmn && (e.Name.LocalName.EndsWith(EventDefinitionSuffix, StringComparison.Ordinal) || e.Name.LocalName == EventDefinitionReference))
            .ToList();
        if (definitions.Count > 1)
        {
            reading.Problems.Refuse(reading.Xml, ProblemCodes.UnsupportedElement, $"Several event definitions on one event are not supported: keep one of the {definitions.Count}.");
            return null;
        }

        if (definitions.Count == 1)
            return SharedParts.Resolve(definitions[0], reading) is { } definition ? Read(definition, reading, place) : null;
        if (place is EventPlace.Catch or EventPlace.Boundary or EventPlace.EventSubProcessStart)
            reading.Problems.Refuse(reading.Xml, ProblemCodes.MissingPart, "Expected this event to say what it waits for, but it has no event definition: add a timer, a message or another.");
        return null;
    }

    private static EventTrigger? Read(XElement definition, NodeReading reading, EventPlace place)
    {
        var name = definition.Name.LocalName;
        if (Allowed[place].Contains(name))
        {
            ForeignParts.RefuseInside(definition, reading.Problems, Properties);
            ForeignParts.RefuseUnknownChildren(definition, reading.Problems, Parts.Contains);
            return ByName[name](definition, reading, place);
        }

        reading.Problems.Refuse(definition, ProblemCodes.UnsupportedElement, $"{name} on {A(reading.Type)} is not supported here: use another way to say it, or remove the event.");
        return null;
    }

    private static ConditionTrigger? Conditional(XElement definition, NodeReading reading)
    {
        if (definition.Element(Bpmn + Condition) is not { } condition || string.IsNullOrWhiteSpace(condition.Value))
        {
            reading.Problems.Refuse(definition, ProblemCodes.MissingPart, "Expected the event to say its condition, but there is none: write it in FEEL with a leading '='.");
            return null;
        }

        ForeignParts.RefuseLanguage(condition, reading.Problems);
        return new ConditionTrigger(reading.Expressions.Expression(condition, condition.Value, "the event's condition"));
    }

    private static LinkTrigger? Link(XElement definition, NodeReading reading)
    {
        if ((ExtensionElements.Text(definition, "name") ?? ExtensionElements.Text(reading.Xml, "name"))?.Trim() is { } name)
            return new LinkTrigger(name);
        reading.Problems.Refuse(definition, ProblemCodes.MissingPart, "Expected the link to have a name, but there is none: both halves need the same one.");
        return null;
    }
}
