using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// A token ends here, and may send something out as it does; its scope goes on while others are left in it. A terminate end
/// event ends them too: its sub-process is then done, or the whole process terminated.
/// </summary>
internal sealed class EndEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var trigger = ((EndEvent)element).Trigger;
        if (trigger is TerminateTrigger)
            Terminate(run, instanceId);
        else if (Throwing.Send(run, instanceId, trigger))
            Leaving.Complete(run, instanceId);
    }

    private static void Terminate(Execution run, long instanceId)
    {
        var scopeId = run.Instance(instanceId).ScopeId;
        Leaving.Exit(run, instanceId);
        Terminating.EndWithin(run, scopeId);
        if (scopeId != ProcessState.RootId)
        {
            // What becomes true with this very end wakes nothing in it any more; the events on its border belong to what is around it.
            EventWaits.Close(run, scopeId, waiting => waiting is StartEvent);
            Leaving.CloseIfEmpty(run, scopeId);
            return;
        }

        EventWaits.Close(run, scopeId);
        run.Emit(new ProcessTerminated(run.At));
    }
}
