using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// What a migration comes to while it is made out: why it cannot be, or what is closed before the instance runs by the other
/// version, what goes where, and what is moved and opened after.
/// </summary>
internal sealed class MigrationSteps(Execution run)
{
    private readonly List<Fact> closing = [];
    private readonly List<Action<Execution>> opening = [];
    private readonly Dictionary<string, string> elements = [];

    public List<MigrationObstacle> Obstacles { get; } = [];

    /// <summary>Flows that hold a token, old to new.</summary>
    public Dictionary<string, string> Flows { get; } = [];

    /// <summary>Every element that goes somewhere, old to new, those of the same id too.</summary>
    public IReadOnlyDictionary<string, string> Elements => elements;

    public void Goes(Element from, Element to) => elements[from.Id] = to.Id;

    public void Then(Action<Execution> step) => opening.Add(step);

    public void Close(ArmedTimer timer, Element of) => closing.Add(new TimerDisarmed(run.At, timer.InstanceId, of.Id, of.Type, timer.Id));

    public void Close(OpenSubscription open, Element of) => closing.Add(new SubscriptionClosed(run.At, open.InstanceId, of.Id, of.Type, open.Id));

    public void Emit(ProcessDefinition to)
    {
        closing.ForEach(run.Emit);
        run.Emit(new DefinitionMigrated(run.At, run.Definition.Id, run.Definition.Version, to.Version, Renamed(elements), Renamed(Flows)));
        run.MoveTo(to);
        opening.ForEach(step => step(run));
    }

    // In order, so that the same migration gives the same bytes.
    private static Dictionary<string, string> Renamed(Dictionary<string, string> names) =>
        names.Where(n => n.Key != n.Value).OrderBy(n => n.Key, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Value);
}
