using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>True and false as XML Schema writes them: <c>true</c> or <c>1</c>, <c>false</c> or <c>0</c>. Anything else is refused, for it would be guessed at.</summary>
internal static class XmlBoolean
{
    /// <summary>The attributes of BPMN 2.0 that are true or false and change what is executed.</summary>
    private static readonly HashSet<string> Known =
    [
        "isExecutable", "isClosed", "triggeredByEvent", "isForCompensation", "isInterrupting", "cancelActivity", "parallelMultiple",
        "isSequential", "testBefore", "instantiate", "isImmediate",
    ];

    public static bool IsTrue(XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim() is "true" or "1";

    public static bool IsFalse(XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim() is "false" or "0";

    /// <summary>Refuses whatever stands in such an attribute of the element and is neither.</summary>
    public static void RefuseOthers(XElement element, ProblemList problems)
    {
        foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && Known.Contains(a.Name.LocalName)))
            RefuseOthers(element, attribute.Name.LocalName, problems);
    }

    public static void RefuseOthers(XElement element, string attribute, ProblemList problems)
    {
        if (element.Attribute(attribute)?.Value is { } found && !IsTrue(element, attribute) && !IsFalse(element, attribute))
            problems.Refuse(element, ProblemCodes.BadValue, $"Expected {attribute} to be true or false, but found '{found}'.");
    }
}
