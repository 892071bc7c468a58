using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// The <c>zeebe:</c> extension elements of one element. Whatever the element may not have is refused: an extension that
/// is passed over silently would change what the file means.
/// </summary>
internal sealed class ExtensionElements
{
    /// <summary>Deeper than any data a person writes; far less deep than what can be kept.</summary>
    private const int MostNames = 10;

    private readonly List<XElement> read;

    private ExtensionElements(List<XElement> read) => this.read = read;

    /// <summary>Reads those of <paramref name="owner"/>, which may have the ones in <paramref name="allowed"/> and no others.</summary>
    public static ExtensionElements Of(XElement owner, ProblemList problems, params ReadOnlySpan<string> allowed)
    {
        var found = new List<XElement>();
        foreach (var extension in owner.Elements(Bpmn + BpmnNames.ExtensionElements).Elements())
        {
            var name = extension.Name.LocalName;
            if (extension.Name.Namespace == Zeebe && !allowed.Contains(name))
                problems.Refuse(extension, ProblemCodes.UnsupportedElement, $"zeebe:{name} on {A(owner.Name.LocalName)} is not supported: remove it.");
            else if (extension.Name.Namespace == Zeebe && found.Exists(e => e.Name == extension.Name))
                problems.Refuse(extension, ProblemCodes.BadValue, $"Expected zeebe:{name} once, but it is there twice: remove one.");
            else if (extension.Name.Namespace == Zeebe)
                found.Add(extension);
            else if (OtherVendors.TryGetValue(extension.Name.NamespaceName, out var vendor))
                problems.Refuse(extension, ProblemCodes.UnsupportedElement, $"The {vendor} extension {name} is not supported: use the Camunda 8 dialect (zeebe:).");
        }

        return new ExtensionElements(found);
    }

    public XElement? Find(string name) => read.Find(e => e.Name.LocalName == name);

    /// <summary>An attribute of an extension; null when either is missing or the value is blank.</summary>
    public string? Text(string name, string attribute) => Find(name) is { } at ? Text(at, attribute) : null;

    public static string? Text(XElement at, string attribute) =>
        at.Attribute(attribute)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Refuses the attributes of an extension that are not among those known, as far as they say anything.</summary>
    public void OnlyAttributes(string name, ProblemList problems, params ReadOnlySpan<string> known)
    {
        if (Find(name) is not { } at) return;
        foreach (var attribute in at.Attributes().Where(a => a.Name.Namespace == XNamespace.None && a.Value.Length > 0))
        {
            if (!known.Contains(attribute.Name.LocalName))
                problems.Refuse(at, ProblemCodes.UnsupportedAttribute, $"{attribute.Name.LocalName} of zeebe:{name} is not supported: remove it (known: {string.Join(", ", known!)}).");
        }
    }

    /// <summary>What it names is taken as it is in force: any other binding is refused.</summary>
    public void OnlyLatest(string name, ProblemList problems)
    {
        if (Find(name) is { } at && Text(at, BindingType) is { } binding && binding.Trim() != "latest")
            problems.Refuse(at, ProblemCodes.UnsupportedAttribute, $"bindingType {binding.Trim()} of zeebe:{name} is not supported: remove it, and the latest is taken.");
    }

    /// <summary>The <c>zeebe:properties</c> by name; a name given twice is refused.</summary>
    public IReadOnlyDictionary<string, string> ReadProperties(ProblemList problems)
    {
        var properties = new Dictionary<string, string>();
        foreach (var property in Find(Properties)?.Elements(Zeebe + Property) ?? [])
        {
            if (Text(property, "name") is not { } name)
                problems.Refuse(property, ProblemCodes.MissingPart, "Expected a name for this property, but there is none: give it one or remove it.");
            else if (!properties.TryAdd(name.Trim(), property.Attribute("value")?.Value.Trim() ?? ""))
                problems.Refuse(property, ProblemCodes.BadValue, $"Expected the property {name} once, but it is there twice: remove one.");
        }

        return properties;
    }

    /// <summary>The inputs or outputs of <c>zeebe:ioMapping</c>, in the order of the file.</summary>
    public IReadOnlyList<VariableMapping> ReadMappings(string direction, ProblemList problems, ExpressionReader expressions)
    {
        var mappings = new List<VariableMapping>();
        foreach (var mapping in Find(IoMapping)?.Elements(Zeebe + direction) ?? [])
        {
            if (mapping.Attribute("source")?.Value is not { } source || Text(mapping, "target") is not { } target)
                problems.Refuse(mapping, ProblemCodes.MissingPart, $"Expected this {direction} to have a source and a target, but one is missing.");
            else if (target.Split('.').Length is > MostNames and var names)
                problems.Refuse(mapping, ProblemCodes.BadValue, $"Expected a target of at most {MostNames} names joined by dots, but this {direction} has one of {names}: set a context instead.");
            else
                mappings.Add(new VariableMapping(expressions.ExpressionOrText(mapping, source, $"the {direction} {target}"), target.Trim()));
        }

        return mappings;
    }
}
