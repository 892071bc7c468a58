using System.Text.Json;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Simulation.ScenarioStep;

namespace Reviews.Workflows.Simulation;

/// <summary>Reads a scenario's JSON and says every fault at once.</summary>
internal sealed class ScenarioReader
{
    private readonly List<string> faults = [];
    private string where = "The scenario";

    public static Scenario Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("Expected a scenario as a JSON object.");
        var reader = new ScenarioReader();
        var scenario = reader.Whole(json);
        return reader.faults.Count == 0 ? scenario : throw new FormatException(string.Join('\n', reader.faults));
    }

    private Scenario Whole(JsonElement json)
    {
        OnlyKnown(json, ScenarioKeys.Top);
        var start = Moment(json, "start");
        var anchor = json.TryGetProperty("clockStart", out _) ? Anchor(json, "clockStart") : new ClockAnchor(LondonTime.ToLocal(start).Date, null);
        var (variables, held) = (Context(json, "variables"), Held(json));
        var steps = new List<ScenarioStep>();
        foreach (var (step, index) in Items(json, "steps").Select((s, i) => (s, i)))
        {
            where = FormattableString.Invariant($"Step {index + 1}");
            if (Step(step) is { } read) steps.Add(read);
        }

        return new Scenario(start, anchor, json.TryGetProperty("startEvent", out _) ? Text(json, "startEvent") : null, variables, held, steps);
    }

    private HashSet<string> Held(JsonElement json)
    {
        if (!json.TryGetProperty("jobs", out var jobs)) return [];
        if (jobs.ValueKind == JsonValueKind.Object)
        {
            OnlyKnown(jobs, ScenarioKeys.Jobs, " in \"jobs\"");
            return [.. Texts(jobs, "hold") ?? []];
        }

        faults.Add($"{where}: expected \"jobs\" as an object, but found {jobs.GetRawText()}.");
        return [];
    }

    private void OnlyKnown(JsonElement json, IReadOnlyList<string> known, string inside = "")
    {
        foreach (var member in json.EnumerateObject().Where(m => !known.Contains(m.Name)))
            faults.Add($"{where}: expected only {string.Join(", ", known)}{inside}, but found \"{member.Name}\".");
    }

    /// <summary>The one verb of a step; null, with a fault, where there is none or several.</summary>
    private string? Verb(JsonElement json)
    {
        var verbs = json.ValueKind == JsonValueKind.Object ? ScenarioKeys.VerbsOf(json) : [];
        if (verbs is not [var verb])
        {
            faults.Add(verbs.Count == 0
                ? $"{where}: expected one of {string.Join(", ", ScenarioKeys.OfVerb.Keys)}, but found {json.GetRawText()}."
                : $"{where}: expected one thing to happen, but found {string.Join(" and ", verbs)}: make them steps of their own.");
            return null;
        }

        OnlyKnown(json, ScenarioKeys.OfVerb[verb], $" beside \"{verb}\"");
        return verb;
    }

    private ScenarioStep? Step(JsonElement json)
    {
        switch (Verb(json))
        {
            case "complete": return new Complete(Text(json, "complete"), Context(json, "where"), Context(json, "variables"));
            case "advanceTo": return new AdvanceTo(Moment(json, "advanceTo"));
            case "advanceBy": return new AdvanceBy(Time(json, "advanceBy"));
            case "job": return new Job(Text(json, "job"), Context(json, "variables"));
            case "fail": return new Fail(Text(json, "fail"), json.TryGetProperty("reason", out _) ? Text(json, "reason") : "failed in the scenario");
            case "resolve": return new Resolve(Text(json, "resolve"), By(json), Context(json, "variables"));
            case "anchor": return new Anchor(Anchor(json, "anchor"));
            case "move": return new Move(Text(json, "move"), LondonTime.ToLocal(Moment(json, "to")));
            case "delay": return Delayed(json.GetProperty("delay"));
            case "resume": return Resumed(json.GetProperty("resume"));
            case "expect": return Expected(json.GetProperty("expect"));
            case null: return null;
            case "message": return new Message(Text(json, "message"), json.TryGetProperty("correlationKey", out _) ? Key(json) : null, Context(json, "variables"));
            case "signal": return new Signal(Text(json, "signal"), Context(json, "variables"));
            case "throw": return new Throw(Text(json, "throw"), Text(json, "job"), Context(json, "variables"));
            case "add": return new Add(Text(json, "add"), json.TryGetProperty("item", out var item) ? FeelJson.Read(item) : FeelValue.Null);
            case "set": return new Set(Context(json, "set"));
            case "withdraw": return new Withdraw(Text(json, "withdraw"));
            case var verb: throw new InvalidOperationException($"Expected a verb of the list, but found {verb}.");
        }
    }

    /// <summary>Days on which the clock stands still, or the target that the limit is put to.</summary>
    private ScenarioStep? Delayed(JsonElement json)
    {
        if (!IsObject(json, ScenarioKeys.Delayed, "delay")) return null;
        var reason = json.TryGetProperty("reason", out _) ? Text(json, "reason") : null;
        if (json.TryGetProperty("through", out _) == json.TryGetProperty("target", out _))
            faults.Add($"{where}: expected either \"through\" or \"target\" in \"delay\", but found {json.GetRawText()}.");
        return json.TryGetProperty("target", out _)
            ? new Extend(json.TryGetProperty("from", out _) ? Anchor(json, "from").Date : null, Anchor(json, "target").Date, reason ?? "Extended")
            : new Delay(Anchor(json, "from").Date, Anchor(json, "through").Date, reason ?? "Paused");
    }

    private Resume? Resumed(JsonElement json)
    {
        if (!IsObject(json, ScenarioKeys.Resumed, "resume")) return null;
        var number = 1;
        if (json.TryGetProperty("number", out var which) && (which.ValueKind != JsonValueKind.Number || !which.TryGetInt32(out number)))
            faults.Add($"{where}: expected \"number\" as the number of a delay, 1 for the first, but found {which.GetRawText()}.");
        return new Resume(number, Anchor(json, "from").Date);
    }

    private bool IsObject(JsonElement json, IReadOnlyList<string> known, string name)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            OnlyKnown(json, known, $" in \"{name}\"");
            return true;
        }

        faults.Add($"{where}: expected \"{name}\" as an object, but found {json.GetRawText()}.");
        return false;
    }

    private Expect Expected(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            OnlyKnown(json, ScenarioKeys.Expected, " in \"expect\"");
            return new Expect(
                Texts(json, "open"), json.TryGetProperty("state", out _) ? State(json) : null, Texts(json, "incidents"),
                Texts(json, "timers"), json.TryGetProperty("variables", out _) ? Context(json, "variables") : null);
        }

        faults.Add($"{where}: expected an object of what must hold, but found {json.GetRawText()}.");
        return new Expect(null, null, null, null, null);
    }

    private string State(JsonElement json)
    {
        var state = Text(json, "state");
        if (state.Length > 0 && !Situation.States.Contains(state))
            faults.Add($"{where}: expected \"state\" to be {string.Join(", ", Situation.States)}, but found \"{state}\".");
        return state;
    }

    /// <summary>A text, or a number as FEEL prints it.</summary>
    private string Key(JsonElement json) => json.GetProperty("correlationKey") is { ValueKind: JsonValueKind.Number } number
        ? FeelJson.Read(number).ToString()!
        : Text(json, "correlationKey");

    private Settlement By(JsonElement json)
    {
        var by = json.TryGetProperty("by", out _) ? Text(json, "by") : "retry";
        if (by is not ("retry" or "continue")) faults.Add($"{where}: expected \"by\" to be retry or continue, but found \"{by}\".");
        return by == "continue" ? Settlement.Continue : Settlement.Retry;
    }

    private ClockAnchor Anchor(JsonElement json, string name)
    {
        var text = Text(json, name);
        if (TemporalText.Date(text) is { } date) return new ClockAnchor(date.Value, null);
        if (TemporalText.DateAndTime(text) is { } moment && LondonTime.ToLocal(moment.ToInstant()) is var local)
            return new ClockAnchor(local.Date, local.TimeOfDay);
        if (text.Length > 0) faults.Add($"{where}: expected \"{name}\" as a date such as 2026-11-23, but found \"{text}\".");
        return new ClockAnchor(default, null);
    }

    private Instant Moment(JsonElement json, string name)
    {
        var text = Text(json, name);
        var padded = text.Length == 16 ? text + ":00" : text;
        if (Moments.Read(new FeelText(padded), LocalTime.Midnight) is { } at) return at;
        if (text.Length > 0) faults.Add($"{where}: expected \"{name}\" as a time such as 2026-11-23T09:00:00, but found \"{text}\".");
        return default;
    }

    private Duration Time(JsonElement json, string name)
    {
        var text = Text(json, name);
        if (TemporalText.Duration(text) is FeelDaysTime { Value: var time } && time >= Duration.Zero) return time;
        if (text.Length > 0) faults.Add($"{where}: expected \"{name}\" as a duration such as PT1H, but found \"{text}\".");
        return Duration.Zero;
    }

    private string Text(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        faults.Add($"{where}: expected \"{name}\" as a text, but found {(value.ValueKind == JsonValueKind.Undefined ? "none" : value.GetRawText())}.");
        return "";
    }

    private FeelContext Context(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value)) return FeelContext.Empty;
        if (FeelJson.Read(value) is FeelContext context) return context;
        faults.Add($"{where}: expected \"{name}\" as an object, but found {value.GetRawText()}.");
        return FeelContext.Empty;
    }

    private List<string>? Texts(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out _)) return null;
        var items = Items(json, name);
        if (items.All(i => i.ValueKind == JsonValueKind.String)) return [.. items.Select(i => i.GetString()!)];
        faults.Add($"{where}: expected \"{name}\" as a list of texts.");
        return null;
    }

    private List<JsonElement> Items(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray()];
        faults.Add($"{where}: expected \"{name}\" as a list, but found {value.GetRawText()}.");
        return [];
    }
}
