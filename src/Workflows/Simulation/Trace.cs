using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>What a simulation prints: one JSON object a line (contract of the command line).</summary>
internal sealed class Trace
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> lines = [];
    private readonly Dictionary<(VirtualProcess Of, long Id), (string Element, string Type, long ScopeId)> instances = [];

    private int told;

    public IReadOnlyList<string> Lines => lines;

    /// <summary>Tells those of the facts that were not told before.</summary>
    public void Tell(IReadOnlyList<VirtualFact> facts)
    {
        for (; told < facts.Count; told++)
            Tell(facts[told]);
    }

    public void StepRefused(Instant at, int step, string? element, Refusal refusal) => Line(at, "step-refused", element, null, null, json =>
    {
        json.WriteNumber("step", step);
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Sentence);
    });

    public void ExpectFailed(VirtualRun run, ScenarioStep.Expect expected, Situation found) =>
        Line(run.Now, "expect-failed", null, null, null, json =>
        {
            json.WriteStartObject("expected");
            if (expected.Open is not null) Texts(json, "open", expected.Open);
            if (expected.State is not null) json.WriteString("state", expected.State);
            if (expected.Incidents is not null) Texts(json, "incidents", expected.Incidents);
            if (expected.Timers is not null) Texts(json, "timers", expected.Timers);
            if (expected.Variables is not null) Value(json, "variables", expected.Variables);
            json.WriteEndObject();
            json.WriteStartObject("actual");
            Members(json, found);
            json.WriteEndObject();
        });

    public void Summary(VirtualRun run) => Object(json =>
    {
        json.WriteString("event", "summary");
        Members(json, Situation.Of(run));
    });

    private void Tell(VirtualFact happened)
    {
        var (of, fact) = happened;
        if (fact is ProcessStarted) instances[(of, ProcessState.RootId)] = (of.Definition.Id, "process", 0);
        if (fact is ElementEntered entered) instances[(of, entered.InstanceId)] = (entered.ElementId, entered.ElementType, entered.ScopeId);
        var (element, type, scopeId) = fact switch
        {
            ElementFact about => instances[(of, about.InstanceId)] with { Element = about.ElementId, Type = about.ElementType },
            FlowTaken flow => (flow.FlowId, "sequenceFlow", flow.ScopeId),
            VariableSet set => instances[(of, set.ScopeId)],
            VariablesChanged changed => instances[(of, changed.ScopeId)],
            TokensDropped dropped => instances[(of, dropped.ScopeId)],
            _ => instances[(of, ProcessState.RootId)],
        };
        var members = FactJson.WritePlain(fact).EnumerateObject()
            .Where(m => m.Name is not ("event" or "at" or "elementId" or "elementType" or "flowId")).ToList();
        Line(fact.At, FactNames.Of(fact), element, type, scopeId == 0 ? null : instances[(of, scopeId)].Element, json => members.ForEach(m => m.WriteTo(json)));
    }

    private void Line(Instant at, string name, string? element, string? type, string? scope, Action<Utf8JsonWriter> data) => Object(json =>
    {
        json.WriteString("at", InstantPattern.ExtendedIso.Format(at));
        json.WriteString("event", name);
        if (element is not null) json.WriteString("element", element);
        if (type is not null) json.WriteString("type", type);
        if (scope is not null) json.WriteString("scope", scope);
        json.WriteStartObject("data");
        data(json);
        json.WriteEndObject();
    });

    private void Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        lines.Add(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Members(Utf8JsonWriter json, Situation found)
    {
        json.WriteString("state", found.State);
        Value(json, "variables", found.Variables);
        Texts(json, "open", found.Open);
        json.WriteStartArray("timers");
        foreach (var timer in found.Timers)
        {
            json.WriteStartObject();
            json.WriteString("element", timer.ElementId);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(timer.DueAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "incidents", found.Incidents);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, string name, FeelValue value)
    {
        json.WritePropertyName(name);
        FeelJson.Write(json, value);
    }
}
