using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>What would make an element behave in a way we do not execute: refused by name, so that nothing is passed over silently.</summary>
internal static class ForeignParts
{
    public static void Refuse(XElement element, ProblemList problems)
    {
        foreach (var attribute in element.Attributes())
        {
            if (OtherVendors.TryGetValue(attribute.Name.NamespaceName, out var vendor))
                problems.Refuse(element, ProblemCodes.UnsupportedAttribute, $"The {vendor} attribute {attribute.Name.LocalName} is not supported: use the Camunda 8 dialect (zeebe:).");
        }

        RefuseUnless(element, "startQuantity", "1", problems);
        RefuseUnless(element, "completionQuantity", "1", problems);
        RefuseUnless(element, "isForCompensation", "false", problems);
        RefuseUnless(element, "parallelMultiple", "false", problems);
    }

    /// <summary>Refuses child elements that are neither drawn only nor among those the caller reads.</summary>
    public static void RefuseUnknownChildren(XElement element, ProblemList problems, Predicate<string> isRead)
    {
        foreach (var child in element.Elements().Where(c => c.Name.Namespace == Bpmn))
        {
            var name = child.Name.LocalName;
            if (!DrawnInElement.Contains(name) && !isRead(name))
                problems.Refuse(child, ProblemCodes.UnsupportedElement, $"{name} in a {element.Name.LocalName} is not supported: remove it.");
        }
    }

    /// <summary>Refuses a script or condition in another language than FEEL.</summary>
    public static void RefuseLanguage(XElement at, string attribute, ProblemList problems)
    {
        if (ExtensionElements.Text(at, attribute) is { } language && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
            problems.Refuse(at, ProblemCodes.ForeignScript, $"The language {language} is not supported: write it in FEEL with a leading '='.");
    }

    public static bool IsTrue(XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim() is "true" or "1";

    private static void RefuseUnless(XElement element, string attribute, string expected, ProblemList problems)
    {
        if (element.Attribute(attribute)?.Value.Trim() is { Length: > 0 } value && value != expected)
            problems.Refuse(element, ProblemCodes.UnsupportedAttribute, $"{attribute}=\"{value}\" is not supported: remove it.");
    }
}
