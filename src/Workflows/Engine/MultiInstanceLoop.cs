using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Once for each item of a collection. The body holds the instances, the boundary timers and the results gathered; each
/// instance holds its item, its number and what it adds.
/// </summary>
internal static class MultiInstanceLoop
{
    public static void Begin(Execution run, long bodyId, Activity activity)
    {
        var loop = activity.MultiInstance!;
        var result = run.Evaluate(loop.InputCollection, bodyId);
        if (Count(loop, result.Value) is not { } count || result.Error is not null)
        {
            run.Stop(
                bodyId, TokenStage.Acting, "collection-missing",
                Moments.Why(loop.InputCollection, result, loop.ByCount ? "a whole number from 0" : "a list to go through"));
            return;
        }

        if (count > run.EntriesLeft)
        {
            run.Stop(
                bodyId, TokenStage.Acting, "too-many-items",
                $"Expected at most {run.EntriesLeft} items to go through, but there are {FeelWriter.Number(count)}.");
            return;
        }

        var items = result.Value as FeelList ?? new FeelList(Enumerable.Range(1, (int)count).Select(n => new FeelNumber(n)));
        run.Emit(new LoopStarted(run.At, bodyId, activity.Id, activity.Type, items.Items.Count, loop.Sequential ? items : null));
        if (loop.OutputCollection is { } name)
            Scopes.SetLocal(run, bodyId, name, new FeelList(Enumerable.Repeat(FeelValue.Null, items.Items.Count)));
        foreach (var item in loop.Sequential ? items.Items.Take(1) : items.Items)
            BeginOne(run, bodyId, activity, item);
        if (items.Items.Count == 0) Leaving.Complete(run, bodyId);
    }

    /// <summary>One instance is done: its result is gathered, and the next begins or the body ends.</summary>
    public static void EndOne(Execution run, long instanceId, Activity activity, bool pastFailure)
    {
        var loop = activity.MultiInstance!;
        var bodyId = run.Instance(instanceId).ScopeId;
        var added = FeelValue.Null;
        var isEnough = false;
        if (!pastFailure && !Gather(run, instanceId, loop, out added)) return;

        // Before the condition is read: it may well ask what has been gathered, this result included.
        AddToList(run, bodyId, activity, run.Instance(instanceId).LoopIndex!.Value, added);
        if (!pastFailure && !IsEnough(run, instanceId, loop, out isEnough)) return;
        Leaving.Exit(run, instanceId);
        var count = run.Instance(bodyId).Loop!;
        if (isEnough || count.IsOver)
        {
            Terminating.EndWithin(run, bodyId);
            Leaving.Complete(run, bodyId);
        }
        else if (count.Items is not null)
        {
            BeginOne(run, bodyId, activity, count.Items.Items[count.Entered]);
        }
    }

    /// <summary>The body is done: what was gathered becomes visible outside.</summary>
    public static void HandOver(Execution run, long bodyId, Activity activity)
    {
        var body = run.Instance(bodyId);
        if (activity.MultiInstance?.OutputCollection is { } name && body.Variables.Find(name) is { } gathered)
            Scopes.Propagate(run, body.ScopeId, name, gathered);
    }

    /// <summary>One item more for a body at work: begun at once, or in its turn where they follow one another.</summary>
    public static Refusal? Add(Execution run, ItemGiven given)
    {
        if (!run.State.Instances.TryGetValue(given.BodyId, out var body) || body is not { Incident: null, Loop: { IsOver: false } loop } || run.ElementOf(body) is not Activity { MultiInstance: { } repeated } activity)
            return new("loop-not-open", $"Expected a repetition at work, but {given.BodyId} is over or never was one.");
        run.Emit(new ItemAdded(run.At, body.Id, activity.Id, activity.Type, loop.Count, Scopes.Storable(given.Item)));
        AddToList(run, body.Id, activity, null, FeelValue.Null);
        if (!repeated.Sequential) BeginOne(run, body.Id, activity, given.Item);
        return null;
    }

    /// <summary>How many there are to be; null where the value is no list, or no number of times.</summary>
    private static decimal? Count(MultiInstance loop, FeelValue value) => value switch
    {
        FeelList list when !loop.ByCount => list.Items.Count,
        FeelNumber { Value: >= 0 and var times } when loop.ByCount && times == decimal.Truncate(times) => times,
        _ => null,
    };

    private static void BeginOne(Execution run, long bodyId, Activity activity, FeelValue item)
    {
        var (id, index, loop) = (run.State.NextId, run.Instance(bodyId).Loop!.Entered, activity.MultiInstance!);
        run.Emit(new ElementEntered(run.At, id, activity.Id, activity.Type, bodyId, [], index, false));
        if (loop.InputElement is { } name) Scopes.SetLocal(run, id, name, item);
        Scopes.SetLocal(run, id, "loopCounter", new FeelNumber(index + 1));

        // Declared here so that a result of that name stays with its instance (Zeebe's rule).
        if (loop.OutputElement is { } output && PlainName(output) is { } result && result != loop.InputElement)
            Scopes.SetLocal(run, id, result, FeelValue.Null);

        // Queued: the first must not be able to end the body before the last was entered.
        run.Later(new Work.InstanceBegins(id));
    }

    private static bool Gather(Execution run, long instanceId, MultiInstance loop, out FeelValue added)
    {
        added = FeelValue.Null;
        if (loop.OutputElement is null) return true;
        var result = run.Evaluate(loop.OutputElement, instanceId);
        added = result.Value;
        if (result.Error is null) return true;
        run.Stop(instanceId, TokenStage.Going, "output-failed", Moments.Why(loop.OutputElement, result, "a value to gather"));
        return false;
    }

    private static bool IsEnough(Execution run, long instanceId, MultiInstance loop, out bool enough)
    {
        enough = false;
        if (loop.CompletionCondition is null) return true;
        var count = run.Instance(run.Instance(instanceId).ScopeId).Loop!;
        var result = run.Evaluate(loop.CompletionCondition, instanceId, new Dictionary<string, FeelValue>
        {
            ["numberOfInstances"] = new FeelNumber(count.Count),
            ["numberOfActiveInstances"] = new FeelNumber(count.Active - 1),
            ["numberOfCompletedInstances"] = new FeelNumber(count.Completed + 1),
            ["numberOfTerminatedInstances"] = new FeelNumber(count.Terminated),
        });
        enough = result.Value is FeelBoolean { Value: true };
        if (result.Value is FeelBoolean && result.Error is null) return true;
        run.Stop(instanceId, TokenStage.Going, "condition-not-boolean", Moments.Why(loop.CompletionCondition, result, "true or false"));
        return false;
    }

    /// <param name="index">Null to make the list longer by one.</param>
    private static void AddToList(Execution run, long bodyId, Activity activity, int? index, FeelValue value)
    {
        if (activity.MultiInstance!.OutputCollection is { } name && run.Instance(bodyId).Variables.Find(name) is FeelList list)
            run.Emit(new ResultGathered(run.At, bodyId, activity.Id, activity.Type, name, index ?? list.Items.Count, Scopes.Storable(value)));
    }

    private static string? PlainName(FeelExpression expression)
    {
        var text = Moments.Rule(expression);
        return text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c == '_')
            && text is not ("null" or "true" or "false") ? text : null;
    }
}
