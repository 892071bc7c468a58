using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;

namespace Reviews.Host.Queries;

/// <summary>What a timer does when it goes off, in words: told of the definition, not of its own name, which may say a time that is no longer its.</summary>
internal static class TimerWords
{
    public static ComingKind KindOf(Element element) => element switch
    {
        BoundaryEvent { Interrupting: true } => ComingKind.Closes,
        BoundaryEvent or StartEvent => ComingKind.Starts,
        _ => ComingKind.GoesOn,
    };

    /// <param name="held">On the review, by whoever reads.</param>
    public static string Of(ProcessDefinition definition, Element element, IReadOnlyList<Group> held) => element switch
    {
        BoundaryEvent { Interrupting: true, AttachedToId: var activity } => $"Closes “{definition.Element(activity).Name}”",
        BoundaryEvent or StartEvent => After(definition, element, held) is { } begun ? $"Starts “{begun}”" : ComingKind.Starts.Words(),
        _ => After(definition, element, held) is { } next ? $"Goes on to “{next}”" : $"Goes on after “{element.Name}”",
    };

    /// <summary>The first thing that somebody or the system does then, past choices and joins; null where its reader may not know of it, or there is none.</summary>
    private static string? After(ProcessDefinition definition, Element element, IReadOnlyList<Group> held)
    {
        if (element is StartEvent)
            return definition.Find(element.ScopeId)?.Name;
        var (seen, open) = (new HashSet<string>(), new Queue<Element>([element]));
        while (open.TryDequeue(out var at))
        {
            if (at is Activity)
                return StepSight.MaySee(held, definition, at) ? at.Name : null;
            foreach (var flow in at.Outgoing.Select(definition.Flow).OrderBy(flow => at is IHasDefaultFlow choice && choice.DefaultFlow == flow.Id ? 0 : 1))
            {
                if (seen.Add(flow.TargetId))
                    open.Enqueue(definition.Element(flow.TargetId));
            }
        }

        return null;
    }
}
