using System.Text.RegularExpressions;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>The same process with every element and flow under another id.</summary>
internal sealed partial record Twin(ProcessDefinition Definition, ProcessDefinition Of)
{
    public const string Suffix = "-twin";

    public static string Write(string bpmn) => Ids().Replace(bpmn, found => found.Value[0] == '<' || found.Value.EndsWith("\"p\"", StringComparison.Ordinal) ? found.Value : found.Value[..^1] + Suffix + "\"");

    /// <summary>Over to whichever of the two the process does not run by.</summary>
    public VersionChanged Other(ProcessDefinition runsBy, Instant at) => runsBy == Of
        ? new(at, Definition, Of.Elements.ToDictionary(e => e.Id, e => e.Id + Suffix))
        : new(at, Of, Definition.Elements.ToDictionary(e => e.Id, e => e.Id[..^Suffix.Length]));

    [GeneratedRegex("(<(error|signal|escalation|message) id=\"[^\"]+\")|( (id|sourceRef|targetRef|attachedToRef|default)=\"[^\"]+\")", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
