using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>What would make an element behave in a way we do not execute: refused by name, so that nothing is passed over silently.</summary>
internal static class ForeignParts
{
    public static void Refuse(XElement element, ProblemList problems)
    {
        RefuseVendors(element, problems);
        XmlBoolean.RefuseOthers(element, problems);
        RefuseUnless(element, "startQuantity", problems, "1");
        RefuseUnless(element, "completionQuantity", problems, "1");
        RefuseUnless(element, "isForCompensation", problems, "false", "0");
        RefuseUnless(element, "parallelMultiple", problems, "false", "0");
        RefuseUnless(element, "operationRef", problems);
    }

    /// <summary>The same for what stands inside an element or is shared by several: an event definition, a message, an error.</summary>
    public static void RefuseInside(XElement part, ProblemList problems, params ReadOnlySpan<string> extensions)
    {
        Refuse(part, problems);
        ExtensionElements.Of(part, problems, extensions);
    }

    /// <summary>Refuses child elements that are neither drawn only nor among those the caller reads.</summary>
    public static void RefuseUnknownChildren(XElement element, ProblemList problems, Predicate<string> isRead)
    {
        foreach (var child in element.Elements().Where(c => c.Name.Namespace == Bpmn))
        {
            var name = child.Name.LocalName;
            if (!DrawnInElement.Contains(name) && !isRead(name))
                problems.Refuse(child, ProblemCodes.UnsupportedElement, $"{name} in {A(element.Name.LocalName)} is not supported: remove it.");
        }
    }

    /// <summary>Refuses an expression in another language than FEEL, and what another engine would do with it.</summary>
    public static void RefuseLanguage(XElement expression, ProblemList problems)
    {
        RefuseVendors(expression, problems);
        RefuseLanguage(expression, "language", problems);
    }

    /// <summary>Refuses a script in another language than FEEL.</summary>
    public static void RefuseLanguage(XElement at, string attribute, ProblemList problems)
    {
        if (ExtensionElements.Text(at, attribute) is { } language && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
            problems.Refuse(at, ProblemCodes.ForeignScript, $"The language {language} is not supported: write it in FEEL with a leading '='.");
    }

    /// <summary>Refuses the attribute where it says anything but what is executed.</summary>
    public static void RefuseUnless(XElement element, string attribute, ProblemList problems, params ReadOnlySpan<string> executed)
    {
        if (element.Attribute(attribute)?.Value.Trim() is { Length: > 0 } value && !executed.Contains(value))
            problems.Refuse(element, ProblemCodes.UnsupportedAttribute, $"{attribute}=\"{value}\" is not supported: remove it.");
    }

    private static void RefuseVendors(XElement element, ProblemList problems)
    {
        foreach (var attribute in element.Attributes())
        {
            if (OtherVendors.TryGetValue(attribute.Name.NamespaceName, out var vendor))
                problems.Refuse(element, ProblemCodes.UnsupportedAttribute, $"The {vendor} attribute {attribute.Name.LocalName} is not supported: use the Camunda 8 dialect (zeebe:).");
        }
    }
}
