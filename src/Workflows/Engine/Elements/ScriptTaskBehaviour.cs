using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>A calculation in FEEL; its value, null too, becomes a variable as a task's result does.</summary>
internal sealed class ScriptTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var script = (ScriptTask)element;
        var result = run.Evaluate(script.Expression, instanceId);
        if (result.Error is not null)
        {
            run.Stop(instanceId, TokenStage.Acting, "script-failed", Moments.Why(script.Expression, result, "a value"));
            return;
        }

        Mappings.TakeResults(run, instanceId, FeelContext.Empty.With(script.ResultVariable, result.Value));
        Leaving.Complete(run, instanceId);
    }
}
