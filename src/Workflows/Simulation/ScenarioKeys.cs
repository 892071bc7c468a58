using System.Text.Json;

namespace Reviews.Workflows.Simulation;

/// <summary>The names a scenario may use and where. Any other is a slip of the pen that would change what is played, or leave out what is expected.</summary>
internal static class ScenarioKeys
{
    /// <summary>What people write for themselves, at the top and in a step; nothing reads it.</summary>
    private static readonly string[] Notes = ["description", "comment"];

    public static readonly IReadOnlyList<string> Top = ["start", "clockStart", "startEvent", "variables", "jobs", "steps", .. Notes];

    public static readonly IReadOnlyList<string> Jobs = ["hold"];

    public static readonly IReadOnlyList<string> Expected = ["open", "state", "incidents", "timers", "variables"];

    public static readonly IReadOnlyList<string> Delayed = ["from", "through", "target", "reason"];

    public static readonly IReadOnlyList<string> Resumed = ["number", "from"];

    /// <summary>By the verb of a step, everything that may stand in it.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfVerb = new Dictionary<string, IReadOnlyList<string>>
    {
        ["complete"] = ["complete", "where", "by", "variables", .. Notes],
        ["advanceTo"] = ["advanceTo", .. Notes],
        ["advanceBy"] = ["advanceBy", .. Notes],
        ["expect"] = ["expect", .. Notes],
        ["fail"] = ["fail", "reason", .. Notes],
        ["resolve"] = ["resolve", "by", "variables", .. Notes],
        ["anchor"] = ["anchor", .. Notes],
        ["move"] = ["move", "to", .. Notes],
        ["delay"] = ["delay", .. Notes],
        ["resume"] = ["resume", .. Notes],
        ["add"] = ["add", "item", .. Notes],
        ["message"] = ["message", "correlationKey", "variables", .. Notes],
        ["signal"] = ["signal", "variables", .. Notes],
        ["throw"] = ["throw", "job", "variables", .. Notes],
        ["set"] = ["set", .. Notes],
        ["withdraw"] = ["withdraw", .. Notes],
        ["job"] = ["job", "variables", .. Notes],
    };

    /// <summary>The verbs in a step, which should be one. To throw an error names the job that throws it: that is one thing and no two.</summary>
    public static IReadOnlyList<string> VerbsOf(JsonElement step)
    {
        List<string> verbs = [.. step.EnumerateObject().Select(m => m.Name).Where(OfVerb.ContainsKey)];
        return verbs.Contains("throw") ? [.. verbs.Where(v => v != "job")] : verbs;
    }
}
