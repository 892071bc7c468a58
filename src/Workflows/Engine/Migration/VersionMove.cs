using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>Everything that stands, carried over to another version; or every reason why it cannot be.</summary>
internal sealed class VersionMove
{
    private readonly Execution run;
    private readonly Correspondence known;
    private readonly MigrationSteps steps;

    public VersionMove(Execution run, ProcessDefinition to, IReadOnlyDictionary<string, string> mapping)
    {
        (this.run, known, steps) = (run, new Correspondence(run.Definition, to, mapping), new MigrationSteps(run));
        if (Whole(to) is { } obstacle)
        {
            steps.Obstacles.Add(obstacle);
            return;
        }

        steps.Obstacles.AddRange(known.Faults());
        // What is done goes by the pair that was given, too: it is known as done by its new id.
        foreach (var (old, now) in mapping)
        {
            if (known.From.Find(old) is { } from && to.Find(now) is { } goes) steps.Goes(from, goes);
        }

        new WaitMigration(run, known, steps, run.Instance(ProcessState.RootId)).Add(null);
        foreach (var instance in run.State.Instances.Values.Where(i => i.Id != ProcessState.RootId)) Carry(instance);
        foreach (var join in run.State.Tokens.Keys.Select(place => known.From.Element(known.From.Flow(place.FlowId).TargetId)).Distinct()) Carry(join);
        steps.Obstacles.AddRange(steps.Elements.GroupBy(e => e.Value).Where(g => g.Count() > 1).Select(g => Correspondence.Twice(g.Key, g.Select(e => e.Key))));
        if (steps.Obstacles.Count == 0) steps.Obstacles.AddRange([.. new DoneOnce(run, known).Obstacles(), .. PlayedOn.Of(run, known, steps.Flows)]);
    }

    public IReadOnlyList<MigrationObstacle> Obstacles => [.. steps.Obstacles.Distinct()];

    public IEnumerable<StandingMove> Standing => run.State.Instances.Values.Where(i => i.Id != ProcessState.RootId).Select(Move)
        .Concat(run.State.Tokens.Keys.Select(Move));

    public static Refusal? Decide(Execution run, VersionChanged changed)
    {
        foreach (var (name, value) in changed.Given.Entries.Where(given => run.Instance(ProcessState.RootId).Variables.Find(given.Key) is null).ToList())
            Scopes.SetLocal(run, ProcessState.RootId, name, value);
        var move = new VersionMove(run, changed.To, changed.Mapping);
        if (move.Obstacles.Count > 0) return new("not-migratable", string.Join(' ', move.Obstacles.Select(o => o.Sentence)));
        move.steps.Emit(changed.To);
        return null;
    }

    private MigrationObstacle? Whole(ProcessDefinition to)
    {
        var from = run.Definition;
        if (from.Id != to.Id)
            return new("other-process", from.Id, $"Expected another version of \"{from.Id}\", but this is the process \"{to.Id}\".");
        if (from.Version == to.Version)
            return new("same-version", from.Id, $"Expected another version of \"{from.Id}\", but it runs by {to.Version} already.");
        if (to.Clock is null) return null;
        if (run.State.Anchor is null)
            return new("anchor-missing", from.Id, $"Expected the date that the clock of \"{to.Id}\" counts from to be known, but the version it runs by has no clock.");
        return from.Clock is { } clock && clock.Rules.Anchor != to.Clock.Rules.Anchor
            ? new("anchor-differs", from.Id, $"Expected \"{to.Id}\" to be counted from \"{clock.Rules.Anchor}\" still, but the version to move to counts from \"{to.Clock.Rules.Anchor}\".")
            : null;
    }

    private void Carry(ElementInstance instance)
    {
        var found = InstanceCheck.Of(known, instance).ToList();
        steps.Obstacles.AddRange(found);
        var from = known.From.Element(instance.ElementId);
        if (known.Of(from) is not { } to || found.Count > 0) return;
        steps.Goes(from, to);
        new WaitMigration(run, known, steps, instance).Add(to);
        if (instance.Task is not null) TaskMigration.Add(run, known, steps, instance, (UserTask)from, (UserTask)to);
    }

    private void Carry(Element join)
    {
        var (flows, obstacle) = JoinMatch.Of(known, join);
        if (obstacle is not null) steps.Obstacles.Add(obstacle);
        if (known.Of(join) is { } now) steps.Goes(join, now);
        foreach (var (from, to) in flows) steps.Flows[from] = to;
    }

    private StandingMove Move(ElementInstance instance)
    {
        var from = known.From.Element(instance.ElementId);
        var to = known.Of(from);
        return new(KindOf(instance, from), instance.Id, from.Id, from.Name, to?.Id, to?.Name);
    }

    private StandingMove Move(FlowPlace place)
    {
        var join = known.From.Element(known.From.Flow(place.FlowId).TargetId);
        return new(StandingKind.Token, place.ScopeId, place.FlowId, join.Name, steps.Flows.GetValueOrDefault(place.FlowId), known.Of(join)?.Name);
    }

    private static StandingKind KindOf(ElementInstance instance, Element element) => instance switch
    {
        { Incident: not null } => StandingKind.Incident,
        { IsBody: true } => StandingKind.Repetition,
        { Task: not null } => StandingKind.Task,
        { Job: not null } => StandingKind.Job,
        { Call: not null } => StandingKind.Call,
        _ => element is SubProcess ? StandingKind.Scope : StandingKind.Wait,
    };
}
