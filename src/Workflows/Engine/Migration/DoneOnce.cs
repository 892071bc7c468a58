using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// What may be done already does not come again. The state tells what stands and not what is done; so whatever may be done by
/// the old drawing while that stands must not come after it by the new one, unless it came after it by the old one too (a way
/// that goes round, a step still to come). What was done under a version before the old one is not known here.
/// </summary>
internal sealed class DoneOnce(Execution run, Correspondence known)
{
    private readonly Succession before = new(known.From);
    private readonly Succession after = new(known.To);

    public IEnumerable<MigrationObstacle> Obstacles()
    {
        var standing = run.State.Instances.Values.Where(i => i.Id != ProcessState.RootId).Select(run.ElementOf).Concat(run.State.Tokens.Keys.Select(Join)).Distinct().ToList();
        foreach (var holder in run.State.Instances.Values)
        {
            var places = Places(holder).ToList();
            var still = before.Ahead(Around(holder).SelectMany(Places).SelectMany(place => place.Before));
            foreach (var step in after.Ahead(places.SelectMany(place => place.After)).Where(IsStep))
            {
                if (known.Before(step) is not { } was || still.Contains(was) || !standing.Exists(stands => before.MayBeDone(was, stands))) continue;
                yield return Again(was, step, places.First(place => after.Ahead(place.After).Contains(step)).At);
            }
        }
    }

    /// <summary>Each thing that stands in a scope, with what it leads to by the old drawing and by the new; the scope itself by what may wake in it.</summary>
    private IEnumerable<(string At, List<Element> Before, List<Element> After)> Places(ElementInstance holder)
    {
        foreach (var instance in run.State.Instances.Values.Where(i => i.ScopeId == holder.Id && i.Id != ProcessState.RootId && i.LoopIndex is null))
        {
            var from = run.ElementOf(instance);
            var to = known.Of(from)!;
            var (border, now) = (before.Border(from).ToList(), after.Border(to));
            yield return (MigrationObstacle.Named(from), [.. before.Onward(from), .. border.Where(e => MayWake(instance, e))], [.. after.Onward(to), .. now.Where(e => MayWake(instance, border, e))]);
        }

        foreach (var join in run.State.Tokens.Keys.Where(place => place.ScopeId == holder.Id).Select(Join).Distinct())
            yield return (MigrationObstacle.Named(join), [.. before.Onward(join)], [.. after.Onward(known.Of(join)!)]);
        if (run.ScopeOf(holder) is not { } scope || known.ScopeOf(scope.Id) is not { } id) yield break;
        List<Element> starts = [.. EventSubProcesses.Starts(scope)];
        yield return ($"\"{scope.Id}\"", [.. starts.Where(e => MayWake(holder, e))], [.. EventSubProcesses.Starts(known.To.Scope(id)).Where(e => MayWake(holder, starts, e))]);
    }

    /// <summary>The scope and those around it: what is still to come there is still to come.</summary>
    private IEnumerable<ElementInstance> Around(ElementInstance holder)
    {
        for (var at = holder; at is not null; at = at.Id == ProcessState.RootId ? null : run.Instance(at.ScopeId)) yield return at;
    }

    private bool MayWake(ElementInstance instance, List<Element> listened, Element now) =>
        known.Before(now) is not { } was || !listened.Contains(was) || MayWake(instance, was);

    /// <summary>Whether it is waited for still: what has come already does not come again.</summary>
    private bool MayWake(ElementInstance instance, Element of)
    {
        var wait = new EventWait(of, ((FlowEvent)of).Trigger, Interrupting: true);
        return !Listening.IsWait(wait.Trigger) || !Listening.HasBegun(instance, wait)
            || run.State.Timers.Values.Any(t => t.InstanceId == instance.Id && t.ElementId == of.Id)
            || run.State.Subscriptions.Values.Any(s => s.InstanceId == instance.Id && s.ElementId == of.Id);
    }

    private Element Join(FlowPlace place) => known.From.Element(known.From.Flow(place.FlowId).TargetId);

    /// <summary>What does something, or waits for something, when it comes.</summary>
    private static bool IsStep(Element element) => element is Activity
        || (element is FlowEvent { Trigger: { } trigger } and (IntermediateCatchEvent or IntermediateThrowEvent or EndEvent) && trigger is not (LinkTrigger or TerminateTrigger or ErrorTrigger));

    private static MigrationObstacle Again(Element was, Element step, string at)
    {
        var (once, becomes) = (MigrationObstacle.Named(was), was.Id == step.Id ? "" : $" as {MigrationObstacle.Named(step)}");
        return new("done-comes-again", was.Id, $"Expected {once} not to come again, as it may be done already, but by the version to move to it comes{becomes} after {at}, where the process stands.");
    }
}
