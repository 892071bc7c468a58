using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads what starts or wakes an event: none, or one timer where the caller takes one.</summary>
internal static class EventTriggers
{
    /// <summary>The trigger; null for none, and for one that is refused.</summary>
    /// <param name="kinds">The kinds of timer that this event may have; none of them where it may have no timer.</param>
    public static EventTrigger? Read(XElement element, NodeReading reading, params ReadOnlySpan<TimerKind> kinds)
    {
        var definitions = element.Elements()
            .Where(e => e.Name.Namespace == Bpmn && (e.Name.LocalName.EndsWith(EventDefinitionSuffix, StringComparison.Ordinal) || e.Name.LocalName == EventDefinitionReference))
            .ToList();
        if (definitions.Count == 0) return null;
        if (definitions.Count > 1)
        {
            reading.Problems.Refuse(element, ProblemCodes.UnsupportedElement, $"Several event definitions on one event are not supported: keep one of the {definitions.Count}.");
            return null;
        }

        var name = definitions[0].Name.LocalName;
        if (name == TimerEventDefinition && kinds.Length > 0) return Timer(definitions[0], reading, kinds);
        reading.Problems.Refuse(definitions[0], ProblemCodes.UnsupportedElement, $"{name} on a {element.Name.LocalName} is not supported: use another way to say it, or remove the event.");
        return null;
    }

    private static TimerTrigger? Timer(XElement definition, NodeReading reading, ReadOnlySpan<TimerKind> kinds)
    {
        var times = definition.Elements().Where(e => e.Name.Namespace == Bpmn && KindOf(e.Name.LocalName) is not null).ToList();
        if (times.Count != 1 || string.IsNullOrWhiteSpace(times[0].Value))
        {
            reading.Problems.Refuse(definition, ProblemCodes.MissingPart, "Expected the timer to have exactly one of a date, a duration and a cycle, and that filled in.");
            return null;
        }

        var kind = KindOf(times[0].Name.LocalName)!.Value;
        if (!kinds.Contains(kind))
        {
            reading.Problems.Refuse(times[0], ProblemCodes.UnsupportedElement, $"{times[0].Name.LocalName} on this event is not supported: use {string.Join(" or ", kinds.ToArray()).ToLowerInvariant()}.");
            return null;
        }

        var text = times[0].Value;
        return new TimerTrigger(kind, kind switch
        {
            TimerKind.Date => reading.Expressions.ExpressionOrDate(times[0], text, "the timer's date"),
            TimerKind.Duration => reading.Expressions.ExpressionOrDuration(times[0], text, "the timer's duration"),
            _ => reading.Expressions.ExpressionOrCycle(times[0], text, "the timer's cycle"),
        });
    }

    private static TimerKind? KindOf(string name) => name switch
    {
        TimeDate => TimerKind.Date,
        TimeDuration => TimerKind.Duration,
        TimeCycle => TimerKind.Cycle,
        _ => null,
    };
}
