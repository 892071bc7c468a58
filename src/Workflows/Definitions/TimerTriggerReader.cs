using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads a timer; one that repeats only where it may fire more than once.</summary>
internal static class TimerTriggerReader
{
    public static EventTrigger? Read(XElement definition, NodeReading reading, EventPlace place)
    {
        var times = definition.Elements().Where(e => e.Name.Namespace == Bpmn && KindOf(e.Name.LocalName) is not null).ToList();
        if (times.Count != 1 || string.IsNullOrWhiteSpace(times[0].Value))
        {
            reading.Problems.Refuse(definition, ProblemCodes.MissingPart, "Expected the timer to have exactly one of a date, a duration and a cycle, and that filled in.");
            return null;
        }

        var kind = KindOf(times[0].Name.LocalName)!.Value;
        if (kind == TimerKind.Cycle && !MayRepeat(reading, place))
        {
            reading.Problems.Refuse(times[0], ProblemCodes.UnsupportedElement, $"{times[0].Name.LocalName} on this event is not supported: use date or duration.");
            return null;
        }

        ForeignParts.RefuseLanguage(times[0], reading.Problems);
        var text = times[0].Value;
        return new TimerTrigger(kind, kind switch
        {
            TimerKind.Date => reading.Expressions.ExpressionOrDate(times[0], text, "the timer's date"),
            TimerKind.Duration => reading.Expressions.ExpressionOrDuration(times[0], text, "the timer's duration"),
            _ => reading.Expressions.ExpressionOrCycle(times[0], text, "the timer's cycle"),
        });
    }

    private static bool MayRepeat(NodeReading reading, EventPlace place) => place switch
    {
        EventPlace.ProcessStart => true,
        EventPlace.Boundary => !EventReader.Interrupts(reading, EventReader.CancelActivity),
        EventPlace.EventSubProcessStart => !EventReader.Interrupts(reading, EventReader.IsInterrupting),
        _ => false,
    };

    private static TimerKind? KindOf(string name) => name switch
    {
        TimeDate => TimerKind.Date,
        TimeDuration => TimerKind.Duration,
        TimeCycle => TimerKind.Cycle,
        _ => null,
    };
}
