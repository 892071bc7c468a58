using Reviews.Workflows.Definitions;
using static Reviews.Testing.Processes;

namespace Reviews.Testing;

/// <summary>
/// Elements one after the other: each new one is joined to the last by a flow named <c>from-to-to</c>. <see cref="From"/>
/// goes back, <see cref="To"/> joins to one already or not yet there, <see cref="If"/> and <see cref="Default"/> mark the
/// next flow; <see cref="ForEach"/>, <see cref="In"/> and <see cref="Out"/> change the last element.
/// </summary>
public abstract class ScopeBuilder<TSelf>(string id)
    where TSelf : ScopeBuilder<TSelf>
{
    private readonly List<Element> elements = [];
    private readonly List<SequenceFlow> flows = [];
    private string? last;
    private string? condition;
    private bool isDefault;

    public string Id { get; } = id;

    public TSelf Start(string id = "start")
    {
        last = null;
        return Add(new StartEvent { Id = id, Name = id, Type = "startEvent", Line = 1, ScopeId = Id });
    }

    public TSelf End(string id = "end") => Add(new EndEvent { Id = id, Name = id, Type = "endEvent", Line = 1, ScopeId = Id });

    public TSelf Throw(string id) => Add(new IntermediateThrowEvent { Id = id, Name = id, Type = "intermediateThrowEvent", Line = 1, ScopeId = Id });

    public TSelf User(string id, string? groups = null, string? due = null, string? followUp = null, string? assignee = null) => Add(new UserTask
    {
        Id = id,
        Name = id,
        Type = "userTask",
        Line = 1,
        ScopeId = Id,
        CandidateGroups = groups is null ? null : Feel(groups),
        DueDate = due is null ? null : Feel(due),
        FollowUpDate = followUp is null ? null : Feel(followUp),
        Assignee = assignee is null ? null : Feel(assignee),
    });

    public TSelf Service(string id, string? type = null, int retries = 3) => Add(new ServiceTask
    {
        Id = id,
        Name = id,
        Type = "serviceTask",
        Line = 1,
        ScopeId = Id,
        JobType = Feel(type ?? $"\"{id}\""),
        Retries = retries,
    });

    public TSelf Script(string id, string expression, string result) => Add(new ScriptTask
    {
        Id = id,
        Name = id,
        Type = "scriptTask",
        Line = 1,
        ScopeId = Id,
        Expression = Feel(expression),
        ResultVariable = result,
    });

    public TSelf Manual(string id) => Add(new PassThroughTask { Id = id, Name = id, Type = "manualTask", Line = 1, ScopeId = Id });

    public TSelf Exclusive(string id) => Add(new ExclusiveGateway { Id = id, Name = id, Type = "exclusiveGateway", Line = 1, ScopeId = Id });

    public TSelf Parallel(string id) => Add(new ParallelGateway { Id = id, Name = id, Type = "parallelGateway", Line = 1, ScopeId = Id });

    public TSelf Timer(string id, string feel, TimerKind kind = TimerKind.Duration) => Add(new IntermediateCatchEvent
    {
        Id = id,
        Name = id,
        Type = "intermediateCatchEvent",
        Line = 1,
        ScopeId = Id,
        Trigger = new TimerTrigger(kind, Feel(feel)),
    });

    public TSelf Sub(string id, Action<SubProcessBuilder> inside)
    {
        var builder = new SubProcessBuilder(id);
        inside(builder);
        return Add(new SubProcess { Id = id, Name = id, Type = "subProcess", Line = 1, ScopeId = Id, Body = builder.Body() });
    }

    /// <summary>A timer on the border of an activity; what follows is its way on.</summary>
    public TSelf Boundary(string id, string on, string feel, TimerKind kind = TimerKind.Duration, bool interrupting = true)
    {
        last = null;
        var host = (Activity)elements[IndexOf(on)];
        elements[IndexOf(on)] = host with { BoundaryEvents = [.. host.BoundaryEvents, id] };
        return Add(new BoundaryEvent
        {
            Id = id,
            Name = id,
            Type = "boundaryEvent",
            Line = 1,
            ScopeId = Id,
            AttachedToId = on,
            Interrupting = interrupting,
            Trigger = new TimerTrigger(kind, Feel(feel)),
        });
    }

    public TSelf From(string id)
    {
        last = id;
        return (TSelf)this;
    }

    public TSelf To(string id)
    {
        Join(id);
        last = id;
        return (TSelf)this;
    }

    public TSelf If(string feel)
    {
        condition = feel;
        return (TSelf)this;
    }

    public TSelf Default()
    {
        isDefault = true;
        return (TSelf)this;
    }

    public TSelf ForEach(
        string collection, string? item = null, string? gather = null, string? adding = null, string? until = null, bool sequential = false) =>
        Change(e => (Activity)e with
        {
            MultiInstance = new MultiInstance(
                sequential, Feel(collection), item, gather, adding is null ? null : Feel(adding), until is null ? null : Feel(until)),
        });

    public TSelf In(string feel, string target) => Change(e => e with { Inputs = [.. e.Inputs, new VariableMapping(Feel(feel), target)] });

    public TSelf Out(string feel, string target) => Change(e => e with { Outputs = [.. e.Outputs, new VariableMapping(Feel(feel), target)] });

    public TSelf With(string name, string value) => Change(e => e with
    {
        Properties = new Dictionary<string, string>(e.Properties) { [name] = value },
    });

    internal FlowScope Body() => new(
        Id,
        [.. elements.Select(e => e with
        {
            Incoming = [.. flows.Where(f => f.TargetId == e.Id).Select(f => f.Id)],
            Outgoing = [.. flows.Where(f => f.SourceId == e.Id).Select(f => f.Id)],
        })],
        [.. flows]);

    private TSelf Add(Element element)
    {
        elements.Add(element);
        if (last is not null && element is not StartEvent) Join(element.Id);
        last = element.Id;
        return (TSelf)this;
    }

    private void Join(string target)
    {
        var flow = new SequenceFlow($"{last}-to-{target}", last!, target, 1) { Condition = condition is null ? null : Feel(condition) };
        flows.Add(flow);
        if (isDefault)
            elements[IndexOf(last!)] = (ExclusiveGateway)elements[IndexOf(last!)] with { DefaultFlow = flow.Id };
        (condition, isDefault) = (null, false);
    }

    private TSelf Change(Func<Element, Element> change)
    {
        elements[IndexOf(last!)] = change(elements[IndexOf(last!)]);
        return (TSelf)this;
    }

    private int IndexOf(string id) => elements.FindIndex(e => e.Id == id);
}
