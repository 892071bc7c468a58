using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;

namespace Reviews.Host.Queries;

/// <summary>Which steps of a review its reader is shown: all, but for those whose being open says what only some may know.</summary>
internal static class StepSight
{
    /// <inheritdoc cref="ShownSteps.To(IReadOnlyList{Group}, ProcessDefinition, string)"/>
    public static bool MaySee(OpenCase opened, ProcessDefinition definition, string elementId) => ShownSteps.To(opened.Groups, definition, elementId);

    /// <inheritdoc cref="ShownSteps.To(IReadOnlyList{Group}, ProcessDefinition, ReviewTaskRow)"/>
    public static bool MaySee(OpenCase opened, ProcessDefinition definition, ReviewTaskRow task) => ShownSteps.To(opened.Groups, definition, task);

    /// <summary>The same of any element: an event on the border of a step is as hidden as the step, and a job that tells how votes fell is known to those who may read them.</summary>
    /// <param name="held">On the review; none for whoever is not on it.</param>
    public static bool MaySee(IReadOnlyList<Group> held, ProcessDefinition definition, Element element) => element switch
    {
        BoundaryEvent { AttachedToId: var activity } => MaySee(held, definition, definition.Element(activity)),
        ServiceTask => held.Any(group => RolePermissions.May(group.Role, Permission.ReadVotes)) || !TellsOfVotes.By(element),
        _ => ShownSteps.To(held, definition, element.Id),
    };
}
