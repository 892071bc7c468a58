using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// Whether what stands at an element can stand at the one it goes to. Nothing is done again and nothing entered anew, so
/// whatever was settled when it was entered must read the same there.
/// </summary>
internal static class InstanceCheck
{
    public static IEnumerable<MigrationObstacle> Of(Correspondence known, ElementInstance instance)
    {
        var from = known.From.Element(instance.ElementId);
        if (known.Of(from) is not { } to)
            return [MigrationObstacle.At(from, "element-gone", "to be in the version to move to, as it stands open", "there is no such element: say which one it goes to")];
        if (IsOtherKind(from, to))
            return [MigrationObstacle.At(from, "kind-differs", $"to stay a {MigrationObstacle.KindOf(from)}", $"{MigrationObstacle.Named(to)} is a {MigrationObstacle.KindOf(to)}")];
        return Place(known, from, to).Concat(Repetition(from, to)).Concat(Work(instance, from, to));
    }

    private static bool IsOtherKind(Element from, Element to) =>
        from.GetType() != to.GetType() || (from is SubProcess { TriggeredByEvent: var byEvent } && byEvent != ((SubProcess)to).TriggeredByEvent);

    private static IEnumerable<MigrationObstacle> Place(Correspondence known, Element from, Element to)
    {
        // Where the scope itself is gone, that is said of the scope.
        if (known.ScopeOf(from.ScopeId) is { } scope && scope != to.ScopeId)
            yield return MigrationObstacle.At(from, "scope-differs", $"to stay within \"{scope}\"", $"{MigrationObstacle.Named(to)} is within \"{to.ScopeId}\"");
    }

    private static IEnumerable<MigrationObstacle> Repetition(Element from, Element to)
    {
        if (from is not Activity before || to is not Activity after) yield break;
        if ((Gathering(before.MultiInstance), before.StandardLoop is null) != (Gathering(after.MultiInstance), after.StandardLoop is null))
            yield return MigrationObstacle.At(from, "repetition-differs", $"to be {Words(before)} still", $"{MigrationObstacle.Named(to)} is {Words(after)}");
    }

    /// <summary>What its instances were given, and what is done with what they leave, was settled when they began.</summary>
    private static (bool, bool, string?, string?, string?)? Gathering(MultiInstance? loop) =>
        loop is null ? null : (loop.Sequential, loop.ByCount, loop.InputElement, loop.OutputCollection, Words(loop.OutputElement));

    private static string Words(Activity activity) => activity switch
    {
        { StandardLoop: not null } => "done again and again",
        { MultiInstance: { } loop } => $"done {(loop.Sequential ? "one after the other" : "at once")} for each {loop.InputElement ?? "item"}, gathering {Words(loop.OutputElement) ?? "nothing"} in {loop.OutputCollection ?? "no list"}",
        _ => "done once",
    };

    private static IEnumerable<MigrationObstacle> Work(ElementInstance instance, Element from, Element to) => (from, to) switch
    {
        (UserTask before, UserTask after) when instance.Task is { } open => OpenTask(open, before, after),
        (ServiceTask before, ServiceTask after) when instance.Job is not null && Words(before.JobType) != Words(after.JobType) =>
            [MigrationObstacle.At(from, "job-differs", $"to stay the job {Words(before.JobType)}, as that is asked for already", $"it is {Words(after.JobType)} there")],
        (CallActivity before, CallActivity after) when instance.Call is not null && Words(before.ProcessId) != Words(after.ProcessId) =>
            [MigrationObstacle.At(from, "call-differs", $"to call {Words(before.ProcessId)} still, as that is at work", $"it calls {Words(after.ProcessId)} there")],
        _ when instance.Incident is null && !instance.IsBody && Trigger(from)?.GetType() != Trigger(to)?.GetType() =>
            [MigrationObstacle.At(from, "trigger-differs", $"to wait for {Words(Trigger(from))} still", $"{MigrationObstacle.Named(to)} waits for {Words(Trigger(to))}")],
        _ => [],
    };

    private static IEnumerable<MigrationObstacle> OpenTask(OpenTask open, UserTask before, UserTask after)
    {
        if (before.Step != after.Step)
            yield return MigrationObstacle.At(before, "step-differs", $"to stay a step of the kind {before.Step}", $"{MigrationObstacle.Named(after)} is of the kind {after.Step}");
        if (before.FormId != after.FormId)
            yield return MigrationObstacle.At(before, "form-differs", $"to ask {Form(before)} still, as it may be half filled in", $"{MigrationObstacle.Named(after)} asks {Form(after)}");
        if (open.Due is not null && after.DueDate is null)
            yield return MigrationObstacle.At(before, "deadline-gone", "to keep a due date, as people were given one", $"{MigrationObstacle.Named(after)} sets none");
    }

    private static string Form(UserTask task) => task.FormId is null ? "no form" : $"the form \"{task.FormId}\"";

    private static EventTrigger? Trigger(Element element) => element switch
    {
        IntermediateCatchEvent caught => caught.Trigger,
        ReceiveTask receive => receive.Trigger,
        _ => null,
    };

    private static string Words(EventTrigger? trigger) => trigger switch
    {
        TimerTrigger => "a time",
        MessageTrigger => "a message",
        SignalTrigger => "a signal",
        ConditionTrigger => "a condition",
        _ => "nothing",
    };

    private static string? Words(FeelExpression? expression) => expression is null ? null : Moments.Rule(expression);
}
