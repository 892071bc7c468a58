using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>A process within the process: done when nothing is left in it.</summary>
internal sealed class SubProcessBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        if (Entering.Open(run, ((SubProcess)element).Body, instanceId) is { } problem)
            run.Stop(instanceId, TokenStage.Acting, problem.Code, problem.Message);
    }
}
