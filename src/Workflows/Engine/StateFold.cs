using System.Collections.Immutable;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>The pure fold from facts to state: nothing is decided here, only remembered.</summary>
internal static class StateFold
{
    public static ProcessState Apply(ProcessState state, Fact fact) => fact switch
    {
        ProcessStarted started => Start(state, started),
        ElementEntered entered => Enter(state, entered),
        ElementCompleted done => Leave(state, done.InstanceId, static loop => loop with { Completed = loop.Completed + 1 }),
        ElementTerminated ended => Leave(state, ended.InstanceId, static loop => loop with { Terminated = loop.Terminated + 1 }),
        FlowTaken taken => Put(state, new FlowPlace(taken.ScopeId, taken.FlowId), 1),
        LoopStarted loop => Change(state, loop.InstanceId, i => i with { Loop = new LoopCount(loop.Count, 0, 0, 0, loop.Items) }),
        TaskCreated task => Change(state, task.InstanceId, i => i with { Task = new OpenTask() }),
        DeadlineSet set => Change(state, set.InstanceId, i => i with { Task = new OpenTask(set.Due, set.FollowUpAt), DatedAt = set.At }),
        DeadlineMoved { TimerId: { } timer } moved =>
            state with { Timers = state.Timers.SetItem(timer, state.Timers[timer] with { DueAt = moved.To }) },
        DeadlineMoved moved => Change(state, moved.InstanceId, i => i with { Task = new OpenTask(moved.Due, moved.FollowUpAt) }),
        TaskCompleted or TaskCancelled => Change(state, ((ElementFact)fact).InstanceId, i => i with { Task = null }),
        JobCreated job => Change(state, job.InstanceId, i => i with { Job = new OpenJob(job.JobType, job.Retries) }),
        JobTried tried => Change(state, tried.InstanceId, i => i with { Job = i.Job! with { RetriesLeft = tried.RetriesLeft } }),
        JobCompleted or JobCancelled => Change(state, ((ElementFact)fact).InstanceId, i => i with { Job = null }),
        TimerArmed { Cycle: null } armed => Change(Arm(state, armed), armed.InstanceId, i => i with { DatedAt = i.DatedAt ?? armed.At }),
        TimerArmed armed => Arm(state, armed),
        TimerFired fired => state with { Timers = state.Timers.Remove(fired.TimerId) },
        TimerDisarmed disarmed => state with { Timers = state.Timers.Remove(disarmed.TimerId) },
        TimerPlanned planned =>
            state with { Timers = state.Timers.SetItem(planned.TimerId, state.Timers[planned.TimerId] with { DueAt = planned.To, IsByHand = true }) },
        TimerCalledOff called => state with { Timers = state.Timers.Remove(called.TimerId) },
        VariableSet set => Change(state, set.ScopeId, i => i with { Variables = i.Variables.With(set.Name, set.Value) }),
        Incident wrong => Change(
            state, wrong.InstanceId, i => i with { Job = null, Call = null, Incident = new OpenIncident(wrong.Code, wrong.Message, wrong.Stage) }),
        IncidentResolved resolved => Change(state, resolved.InstanceId, i => i with { Incident = null }),
        SubscriptionOpened opened => Subscribe(state, opened),
        SubscriptionClosed closed => state with { Subscriptions = state.Subscriptions.Remove(closed.SubscriptionId) },
        ConditionMet met => Remember(state, met.SubscriptionId, isMet: true),
        ConditionLapsed lapsed => Remember(state, lapsed.SubscriptionId, isMet: false),
        ProcessCalled called => Change(state, called.InstanceId, i => i with { Call = new OpenCall(called.CalledProcessId) }),
        ProcessReturned or CallCancelled => Change(state, ((ElementFact)fact).InstanceId, i => i with { Call = null }),
        ItemAdded added => Change(state, added.InstanceId, i => i with { Loop = i.Loop!.With(added.Item) }),
        ResultGathered gathered => Change(state, gathered.InstanceId, i => i with { Variables = i.Variables.With(gathered.Name, With((FeelList)i.Variables.Find(gathered.Name)!, gathered)) }),
        TokensDropped dropped => state with { Tokens = Without(state.Tokens, dropped.ScopeId) },
        VariablesChanged changed => Change(
            state, changed.ScopeId, i => i with { Variables = new FeelContext(i.Variables.Entries.Concat(changed.Variables.Entries)) }),
        MessageReceived or MessagePublished or SignalBroadcast or SignalReceived or ErrorThrown or EscalationThrown or TaskChanged or BankHolidaysChanged => state,
        StepPlanned planned => state with { Planned = state.Planned.SetItem(planned.ElementId, planned.To) },
        StepUnplanned back => state with { Planned = state.Planned.Remove(back.ElementId) },
        ClockStopped stopped => state with { Stopped = state.Stopped.Add(stopped.Number, new StoppedDays(stopped.From, stopped.Through, stopped.Reason, stopped.Kind, stopped.Days)) },
        ClockResumed resumed => state with { Stopped = state.Stopped.SetItem(resumed.Number, state.Stopped[resumed.Number] with { Through = resumed.Through, Days = resumed.Days }) },
        AnchorCorrected corrected => state with { Anchor = corrected.To },
        DefinitionMigrated migrated => Rename(state, migrated),
        ProcessCompleted => state with { Status = ProcessStatus.Completed },
        ProcessTerminated => state with { Status = ProcessStatus.Terminated },
        ProcessWithdrawn => state with { Status = ProcessStatus.Withdrawn },
        _ => throw new ArgumentException($"Expected a fact this fold knows, but got {fact.GetType().Name}.", nameof(fact)),
    };

    private static ProcessState Start(ProcessState state, ProcessStarted started) => state with
    {
        ProcessId = started.ProcessId,
        Version = started.Version,
        Status = ProcessStatus.Active,
        Anchor = started.Anchor,
        NextId = ProcessState.RootId + 1,
        Instances = state.Instances.Add(
            ProcessState.RootId, new ElementInstance(ProcessState.RootId, started.ProcessId, 0) { Variables = started.Variables }),
    };

    private static ProcessState Enter(ProcessState state, ElementEntered entered)
    {
        foreach (var flow in entered.Consumed)
            state = Put(state, new FlowPlace(entered.ScopeId, flow), -1);
        if (entered.LoopIndex is not null)
            state = Change(state, entered.ScopeId, i => i with { Loop = i.Loop! with { Entered = i.Loop.Entered + 1 } });
        var instance = new ElementInstance(entered.InstanceId, entered.ElementId, entered.ScopeId)
        {
            LoopIndex = entered.LoopIndex,
            IsBody = entered.IsMultiInstanceBody,
        };
        return state with
        {
            Instances = state.Instances.Add(entered.InstanceId, instance),
            NextId = Math.Max(state.NextId, entered.InstanceId + 1),
        };
    }

    private static ProcessState Leave(ProcessState state, long instanceId, Func<LoopCount, LoopCount> count)
    {
        var left = state.Instances[instanceId];
        state = state with { Instances = state.Instances.Remove(instanceId), Tokens = Without(state.Tokens, instanceId) };
        return left.LoopIndex is null ? state : Change(state, left.ScopeId, i => i with { Loop = count(i.Loop!) });
    }

    private static ProcessState Arm(ProcessState state, TimerArmed armed) => state with
    {
        Timers = state.Timers.Add(
            armed.TimerId,
            new ArmedTimer(armed.TimerId, armed.InstanceId, armed.ElementId, armed.DueAt, armed.Interrupting, armed.Cycle)),
        NextId = Math.Max(state.NextId, armed.TimerId + 1),
    };

    private static ProcessState Subscribe(ProcessState state, SubscriptionOpened opened) => state with
    {
        Subscriptions = state.Subscriptions.Add(
            opened.SubscriptionId,
            new OpenSubscription(opened.SubscriptionId, opened.InstanceId, opened.ElementId, opened.Kind, opened.Name, opened.Key)),
        NextId = Math.Max(state.NextId, opened.SubscriptionId + 1),
    };

    private static ProcessState Rename(ProcessState state, DefinitionMigrated migrated)
    {
        string Now(string elementId) => migrated.Elements.GetValueOrDefault(elementId, elementId);
        return state with
        {
            Version = migrated.To,
            Planned = state.Planned.Aggregate(ProcessState.NotStarted.Planned, (planned, step) => planned.SetItem(Now(step.Key), step.Value)),
            Instances = state.Instances.ToImmutableSortedDictionary(i => i.Key, i => i.Value with { ElementId = Now(i.Value.ElementId) }),
            Timers = state.Timers.ToImmutableSortedDictionary(t => t.Key, t => t.Value with { ElementId = Now(t.Value.ElementId) }),
            Subscriptions = state.Subscriptions.ToImmutableSortedDictionary(s => s.Key, s => s.Value with { ElementId = Now(s.Value.ElementId) }),
            Tokens = state.Tokens.ToImmutableSortedDictionary(
                t => t.Key with { FlowId = migrated.Flows.GetValueOrDefault(t.Key.FlowId, t.Key.FlowId) }, t => t.Value, FlowPlace.InOrder),
        };
    }

    private static ProcessState Remember(ProcessState state, long subscriptionId, bool isMet) => state with
    {
        Subscriptions = state.Subscriptions.SetItem(subscriptionId, state.Subscriptions[subscriptionId] with { IsMet = isMet }),
    };

    private static ProcessState Put(ProcessState state, FlowPlace place, int change)
    {
        var tokens = state.Tokens.GetValueOrDefault(place) + change;
        return state with { Tokens = tokens > 0 ? state.Tokens.SetItem(place, tokens) : state.Tokens.Remove(place) };
    }

    private static ImmutableSortedDictionary<FlowPlace, int> Without(ImmutableSortedDictionary<FlowPlace, int> tokens, long scopeId) =>
        tokens.IsEmpty ? tokens : tokens.RemoveRange(tokens.Keys.Where(place => place.ScopeId == scopeId));

    // Whoever corrected the list may have made it shorter: what is missing in between is null.
    private static FeelList With(FeelList list, ResultGathered gathered) => new(
        Enumerable.Range(0, Math.Max(list.Items.Count, gathered.Index + 1)).Select(i => i == gathered.Index ? gathered.Value : i < list.Items.Count ? list.Items[i] : FeelValue.Null));

    private static ProcessState Change(ProcessState state, long instanceId, Func<ElementInstance, ElementInstance> change) =>
        state with { Instances = state.Instances.SetItem(instanceId, change(state.Instances[instanceId])) };
}
