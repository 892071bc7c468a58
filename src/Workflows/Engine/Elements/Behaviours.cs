using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>The registry: one line for each kind of element.</summary>
internal static class Behaviours
{
    private static readonly Dictionary<Type, IElementBehaviour> ByElement = new()
    {
        [typeof(StartEvent)] = new StartEventBehaviour(),
        [typeof(EndEvent)] = new EndEventBehaviour(),
        [typeof(IntermediateCatchEvent)] = new IntermediateCatchEventBehaviour(),
        [typeof(IntermediateThrowEvent)] = new IntermediateThrowEventBehaviour(),
        [typeof(BoundaryEvent)] = new BoundaryEventBehaviour(),
        [typeof(ExclusiveGateway)] = new ExclusiveGatewayBehaviour(),
        [typeof(ParallelGateway)] = new ParallelGatewayBehaviour(),
        [typeof(InclusiveGateway)] = new InclusiveGatewayBehaviour(),
        [typeof(EventBasedGateway)] = new EventBasedGatewayBehaviour(),
        [typeof(UserTask)] = new UserTaskBehaviour(),
        [typeof(ServiceTask)] = new ServiceTaskBehaviour(),
        [typeof(ScriptTask)] = new ScriptTaskBehaviour(),
        [typeof(PassThroughTask)] = new PassThroughTaskBehaviour(),
        [typeof(ReceiveTask)] = new ReceiveTaskBehaviour(),
        [typeof(SendTask)] = new SendTaskBehaviour(),
        [typeof(CallActivity)] = new CallActivityBehaviour(),
        [typeof(SubProcess)] = new SubProcessBehaviour(),
    };

    public static IElementBehaviour For(Element element) => ByElement[element.GetType()];

    public static bool Knows(Type element) => ByElement.ContainsKey(element);
}
