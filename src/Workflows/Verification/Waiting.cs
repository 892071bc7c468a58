using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Which elements take time.</summary>
internal static class Waiting
{
    /// <summary>Whether a token rests here: for a person, a timer or a job, or because something inside a sub-process does. An error or an escalation is caught as it is thrown.</summary>
    public static bool Waits(Element element) => element switch
    {
        IntermediateCatchEvent { Trigger: LinkTrigger } => false,
        UserTask or ServiceTask or ReceiveTask or CallActivity or EventBasedGateway or IntermediateCatchEvent or BoundaryEvent { Trigger: not (ErrorTrigger or EscalationTrigger) } => true,
        SubProcess sub => sub.Body.Elements.Any(Waits),
        _ => false,
    };

    /// <summary>Whether it is itself open for some time, as a person or an operator sees it.</summary>
    public static bool CanStayOpen(Element element) => element is UserTask or ServiceTask or ReceiveTask or CallActivity or EventBasedGateway or IntermediateCatchEvent { Trigger: not LinkTrigger };
}
