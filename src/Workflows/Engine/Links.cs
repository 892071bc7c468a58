using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>The two halves of a link within one scope; the reader has seen to it that there is one that catches.</summary>
internal static class Links
{
    public static Element Target(FlowScope scope, LinkTrigger link) =>
        scope.Elements.First(e => e is IntermediateCatchEvent { Trigger: LinkTrigger caught } && caught.Name == link.Name);

    public static IEnumerable<Element> Sources(FlowScope scope, LinkTrigger link) =>
        scope.Elements.Where(e => e is IntermediateThrowEvent { Trigger: LinkTrigger thrown } && thrown.Name == link.Name);
}
