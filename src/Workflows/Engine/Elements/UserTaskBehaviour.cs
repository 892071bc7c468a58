using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Gives a person something to do, by a date where the definition sets one, and waits until it is done.</summary>
internal sealed class UserTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var task = (UserTask)element;
        var terms = TaskTerms.Of(run, instanceId, task);
        if (terms.Code is not null)
        {
            run.Stop(instanceId, TokenStage.Acting, terms.Code, terms.Problem!);
            return;
        }

        run.Emit(new TaskCreated(
            run.At, instanceId, element.Id, element.Type, element.Name, task.Step, task.FormId, terms.Groups, terms.Assignee,
            TaskTerms.Subject(run, instanceId), element.Properties));
        if (terms is { Due: { } due, DueAt: { } dueAt })
        {
            run.Emit(new DeadlineSet(
                run.At, instanceId, element.Id, element.Type, due, dueAt, terms.FollowUpAt,
                Moments.Rule(task.DueDate!)));
            if (StepPlanning.DateOf(run, element.Id, dueAt) is { } planned && planned != due)
                run.Emit(new DeadlineMoved(run.At, instanceId, element.Id, element.Type, null, dueAt, LondonTime.ToInstant(planned), planned, terms.FollowUpAt));
        }
    }
}
