using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads tasks that send or receive a message.</summary>
internal static class MessageTaskReader
{
    /// <summary>A send task is a job (<c>zeebe:taskDefinition</c>) or, where it names a message instead, sends that itself.</summary>
    public static Element Send(NodeReading r) =>
        r.Extensions.Find(TaskDefinition) is null && r.Attribute("messageRef") is not null && SharedParts.Message(r.Xml, r, isSent: true) is { } message
            ? new SendTask { Message = message }
            : TaskReader.Service(r);

    public static Element Receive(NodeReading r)
    {
        if (XmlBoolean.IsTrue(r.Xml, "instantiate"))
            r.Problems.Refuse(r.Xml, ProblemCodes.UnsupportedAttribute, "instantiate=\"true\" is not supported: start the process with a message start event.");
        return new ReceiveTask { Trigger = SharedParts.Message(r.Xml, r) };
    }
}
