using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Asks for a job and waits until it is done. The job is given the element's local variables: what its input mappings made.</summary>
internal sealed class ServiceTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var service = (ServiceTask)element;
        var type = run.Evaluate(service.JobType, instanceId);
        if (type.Value is FeelText { Value.Length: > 0 } name)
        {
            run.Emit(new JobCreated(
                run.At, instanceId, element.Id, element.Type, name.Value, service.Retries, run.Instance(instanceId).Variables));
            return;
        }

        run.Stop(instanceId, TokenStage.Acting, "job-type-missing", Moments.Why(service.JobType, type, "the name of a job"));
    }
}
