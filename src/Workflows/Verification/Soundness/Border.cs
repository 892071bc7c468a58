using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>The events on an activity's border, and what they let out.</summary>
internal static class Border
{
    /// <summary>Whether the event can wake at all: an error or escalation must be thrown inside, anything else may come from the world.</summary>
    public static bool MayWake(FlowEvent caught, Outcome inside) => caught.Trigger switch
    {
        ErrorTrigger error => inside.Errors.Reaches(error.Code),
        EscalationTrigger escalation => inside.Escalations.Reaches(escalation.Code),
        _ => true,
    };

    public static Thrown PastErrors(IEnumerable<FlowEvent> border, Thrown errors) =>
        errors.PastThose([.. border.Select(b => b.Trigger).OfType<ErrorTrigger>().Select(t => t.Code)]);

    public static Thrown PastEscalations(IEnumerable<FlowEvent> border, Thrown escalations) =>
        escalations.PastThose([.. border.Select(b => b.Trigger).OfType<EscalationTrigger>().Select(t => t.Code)]);
}
