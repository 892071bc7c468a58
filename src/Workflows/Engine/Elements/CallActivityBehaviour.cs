using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Asks for another process and waits until it is done. That one has a state of its own: what carries this out begins it and brings back what comes of it.</summary>
internal sealed class CallActivityBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var call = (CallActivity)element;
        var process = run.Evaluate(call.ProcessId, instanceId);
        if (process.Value is not FeelText { Value: { Length: > 0 } id })
        {
            run.Stop(instanceId, TokenStage.Acting, "called-process-missing", Moments.Why(call.ProcessId, process, "the id of a process"));
            return;
        }

        var variables = call.GivesAllVariables ? run.State.Visible(instanceId) : run.Instance(instanceId).Variables;
        run.Emit(new ProcessCalled(run.At, instanceId, element.Id, element.Type, id, variables));
    }
}
