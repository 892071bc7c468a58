using System.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;
using Reviews.Workflows.Expressions;

namespace Reviews.Bench;

/// <summary>
/// A thousand rapid reviews of twelve agencies are moved to a version with one step more: each read from its snapshot, planned,
/// moved and written again. No timer moves, and the bench stops where one does. Its limit is the JSON round trip of the same states.
/// </summary>
internal static class MovedInstances
{
    private const int Instances = 1_000;

    private static readonly Instant At = Instant.FromUtc(2026, 12, 18, 10, 0);
    private static readonly WorkingDayCalendar Calendar = new(new BankHolidays(
        [new(new LocalDate(2026, 12, 25), "Christmas Day", null), new(new LocalDate(2026, 12, 28), "Boxing Day", null), new(new LocalDate(2027, 1, 1), "New Year’s Day", null), new(new LocalDate(2027, 12, 27), "Christmas Day", null)]));

    public static string Measure()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rapid-review.bpmn"));
        var (from, to) = (Read(text), Read(WithOneStepMore(text)));
        var snapshot = ProcessStateJson.WriteUtf8(Begun(from));
        var moved = Watch.Median(() =>
        {
            for (var instance = 0; instance < Instances; instance++)
                Move(from, to, snapshot);
        });
        var json = Watch.Median(() =>
        {
            for (var instance = 0; instance < Instances; instance++)
                ProcessStateJson.WriteUtf8(ProcessStateJson.Read(snapshot));
        });
        return Watch.Line($"{Instances:N0} rapid reviews moved to another version, no timer moved (2 s)", Watch.Milliseconds(moved), $"{Watch.Milliseconds(json)} for JSON round trips of their states", json / moved);
    }

    private static void Move(ProcessDefinition from, ProcessDefinition to, byte[] snapshot)
    {
        var state = ProcessStateJson.Read(snapshot);
        var plan = MigrationPlan.Of(from, to, Calendar, state, At);
        var decided = (Decision.Accepted)ProcessInterpreter.Decide(from, Calendar, state, new VersionChanged(At, to, new Dictionary<string, string>()));
        ProcessStateJson.WriteUtf8(decided.State);
        if (!plan.CanBeDone || decided.Facts.Count != 1 || !decided.State.Timers.Values.SequenceEqual(state.Timers.Values))
            throw new InvalidOperationException($"Expected a move that changes the version alone, but it led to {decided.Facts.Count} facts.");
    }

    private static ProcessState Begun(ProcessDefinition definition)
    {
        var agencies = string.Join(", ", Enumerable.Range(1, 12).Select(n => $"{{id: \"agency-{n}\", name: \"Agency {n}\"}}"));
        var variables = (FeelContext)FeelExpression.Parse($"{{reference: \"SOU-2026-0001\", agencies: [{agencies}], partners: [{{id: \"police\", name: \"Police\"}}]}}").Expression!.Evaluate(FeelScope.Empty).Value;
        var begun = new ProcessBegun(At, variables, new ClockAnchor(new LocalDate(2026, 12, 18), new LocalTime(9, 40)));
        return ((Decision.Accepted)ProcessInterpreter.Decide(definition, Calendar, ProcessState.NotStarted, begun)).State;
    }

    private static string WithOneStepMore(string text) => text
        .Replace("<bpmn:userTask id=\"submit-review\"", "<bpmn:manualTask id=\"read-once-more\"/><bpmn:sequenceFlow id=\"once-more\" sourceRef=\"read-once-more\" targetRef=\"submit-review\"/><bpmn:userTask id=\"submit-review\"", StringComparison.Ordinal)
        .Replace("targetRef=\"submit-review\" />", "targetRef=\"read-once-more\" />", StringComparison.Ordinal);

    private static ProcessDefinition Read(string text) => BpmnReader.Read("rapid-review.bpmn", Encoding.UTF8.GetBytes(text)).Processes.Single();
}
