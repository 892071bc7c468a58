using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>The two halves of a link belong together within one scope: many may throw, one catches (ISO/IEC 19510, 10.5.6).</summary>
internal sealed class LinkRules(ProblemList problems, ILookup<string, XElement> byId)
{
    public void Check(FlowScope scope)
    {
        var caught = scope.Elements.OfType<IntermediateCatchEvent>().Where(e => e.Trigger is LinkTrigger).ToList();
        var names = caught.ToLookup(e => ((LinkTrigger)e.Trigger!).Name);
        foreach (var twice in names.SelectMany(n => n.Skip(1)))
            Refuse(twice, $"Expected one event that catches the link \"{Name(twice)}\", but there are several: rename one.");
        foreach (var odd in caught.Where(e => e.Incoming.Count > 0))
            Refuse(odd, "Expected no flow into an event that catches a link, but there is one: the link itself leads here.");
        foreach (var thrown in scope.Elements.OfType<IntermediateThrowEvent>().Where(e => e.Trigger is LinkTrigger))
        {
            if (thrown.Outgoing.Count > 0)
                Refuse(thrown, "Expected no flow out of an event that throws a link, but there is one: the link itself leads on.");
            if (!names.Contains(Name(thrown)))
                Refuse(thrown, $"Expected an event beside this that catches the link \"{Name(thrown)}\", but there is none.");
        }
    }

    private static string Name(FlowEvent link) => ((LinkTrigger)link.Trigger!).Name;

    private void Refuse(FlowEvent at, string message) => problems.Refuse(byId[at.Id].First(), ProblemCodes.BadLink, message);
}
