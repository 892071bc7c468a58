namespace Reviews.Workflows.Definitions;

/// <summary>Reads event-based gateways: the exclusive kind, in the middle of a process.</summary>
internal static class GatewayReader
{
    public static Element EventBased(NodeReading r)
    {
        if (XmlBoolean.IsTrue(r.Xml, "instantiate"))
            r.Problems.Refuse(r.Xml, ProblemCodes.UnsupportedAttribute, "instantiate=\"true\" is not supported: start the process with an event of its own.");
        if (r.Attribute("eventGatewayType") is { } type && type != "Exclusive")
            r.Problems.Refuse(r.Xml, ProblemCodes.UnsupportedAttribute, $"eventGatewayType=\"{type}\" is not supported: wait for one event, or use a parallel gateway.");
        return new EventBasedGateway();
    }
}
