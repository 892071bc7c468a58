using System.Xml.Linq;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>What stands at the top of the file for every event to refer to: messages, signals, errors, escalations, event definitions.</summary>
internal static class SharedParts
{
    /// <summary>An event definition, or the one that <c>eventDefinitionRef</c> names; null when that one is not there.</summary>
    public static XElement? Resolve(XElement definition, NodeReading reading)
    {
        if (definition.Name.LocalName != EventDefinitionReference) return definition;
        var id = Local(definition.Value);
        var found = definition.Document!.Root!.Elements()
            .FirstOrDefault(e => e.Name.LocalName.EndsWith(EventDefinitionSuffix, StringComparison.Ordinal) && (string?)e.Attribute("id") == id);
        if (found is null)
            reading.Problems.Refuse(definition, ProblemCodes.UnknownReference, $"Expected an event definition {id} at the top of the file, but there is none.");
        return found;
    }

    /// <param name="isSent">Whether the event sends it: its key may then be left out, and what it waits for has no meaning.</param>
    public static MessageTrigger? Message(XElement at, NodeReading reading, bool isSent = false)
    {
        if (Referred(at, "messageRef", BpmnNames.Message, reading) is not { } message || Name(message, "name", reading) is not { } name) return null;
        var subscription = ExtensionElements.Of(message, reading.Problems, Subscription, Properties);
        subscription.OnlyAttributes(Subscription, reading.Problems, "correlationKey");
        var key = subscription.Text(Subscription, "correlationKey") is { } text
            ? reading.Expressions.Expression(message, text, isSent ? "the key the message carries" : "the correlation key")
            : null;
        return new MessageTrigger(name, key);
    }

    public static SignalTrigger? Signal(XElement at, NodeReading reading) =>
        Referred(at, "signalRef", BpmnNames.Signal, reading) is { } signal && Name(signal, "name", reading) is { } name ? new SignalTrigger(name) : null;

    public static ErrorTrigger? Error(XElement at, NodeReading reading, bool mustName) =>
        Code(at, "errorRef", BpmnNames.Error, "errorCode", reading, mustName) is (true, var code) ? new ErrorTrigger(code) : null;

    public static EscalationTrigger? Escalation(XElement at, NodeReading reading, bool mustName) =>
        Code(at, "escalationRef", BpmnNames.Escalation, "escalationCode", reading, mustName) is (true, var code) ? new EscalationTrigger(code) : null;

    private static (bool IsRead, string? Code) Code(XElement at, string reference, string kind, string attribute, NodeReading reading, bool mustName)
    {
        if (ExtensionElements.Text(at, reference) is null && !mustName) return (true, null);
        if (Referred(at, reference, kind, reading) is not { } part) return (false, null);
        var code = ExtensionElements.Text(part, attribute)?.Trim();
        if (code is null && !mustName) return (true, null);
        if (code is null)
            reading.Problems.Refuse(part, ProblemCodes.MissingPart, $"Expected this {kind} to have a code, but there is none: fill in {attribute}.");
        else if (code.StartsWith('='))
            reading.Problems.Refuse(part, ProblemCodes.UnsupportedElement, $"An expression as {attribute} is not supported: write the code itself.");
        return (code is not null && !code.StartsWith('='), code);
    }

    private static XElement? Referred(XElement at, string reference, string kind, NodeReading reading)
    {
        if (ExtensionElements.Text(at, reference) is not { } name)
        {
            reading.Problems.Refuse(at, ProblemCodes.MissingPart, $"Expected this event to name its {kind}, but there is no {reference}: choose one.");
            return null;
        }

        var id = Local(name);
        var found = at.Document!.Root!.Elements(Bpmn + kind).FirstOrDefault(e => (string?)e.Attribute("id") == id);
        if (found is not null)
            ForeignParts.RefuseInside(found, reading.Problems, kind == BpmnNames.Message ? [Subscription, Properties] : [Properties]);
        else
            reading.Problems.Refuse(at, ProblemCodes.UnknownReference, $"Expected {A(kind)} {id} at the top of the file, but there is none.");
        return found;
    }

    private static FeelExpression? Name(XElement part, string attribute, NodeReading reading)
    {
        if (ExtensionElements.Text(part, attribute) is { } name) return reading.Expressions.ExpressionOrText(part, name, $"the {part.Name.LocalName}'s name");
        reading.Problems.Refuse(part, ProblemCodes.MissingPart, $"Expected this {part.Name.LocalName} to have a name, but there is none.");
        return null;
    }

    /// <summary>References are QNames: a prefix says nothing more within one file.</summary>
    private static string Local(string reference) => reference.Trim().Split(':')[^1];
}
