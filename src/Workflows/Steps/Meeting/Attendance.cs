using System.Globalization;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Meeting;

/// <summary>Who came to a meeting for which body, who sent apologies, and whether those who must be there were.</summary>
internal static class Attendance
{
    public static (FeelList Attended, FeelList Apologies) Read(StepTask task, StepReading reading)
    {
        var partners = StepVariables.ById(task.Variables.Find(StepVariables.Partners));
        var bodies = MeetingStep.Bodies(task);
        var attended = reading.All(MeetingStep.Attended);
        var apologies = reading.All(MeetingStep.Apologies);
        if (attended.Count == 0)
            reading.Add(MeetingStep.Attended, "Select who attended");
        else if (bodies.Count > 0 && !attended.All(bodies.ContainsKey))
            reading.Add(MeetingStep.Attended, "Select partners and agencies of this review only");
        else if (Missing(task, attended, partners, bodies) is { } missing)
            reading.Add(MeetingStep.Attended, missing);
        if ((bodies.Count > 0 && !apologies.All(bodies.ContainsKey)) || apologies.Intersect(attended).Any())
            reading.Add(MeetingStep.Apologies, "Select apologies only from those of this review who did not attend");
        var names = attended.Select(id => Person(id, reading.Required(MeetingStep.NamesOf(id), $"Enter who attended for {NameOf(bodies, id)}")));
        return (new FeelList(names), new FeelList(apologies.Select(id => new FeelText(id))));
    }

    /// <summary>Why the meeting had no quorum, or null. All partners by default (S003 App. E, day 8); the task's <c>quorum</c> may say otherwise.</summary>
    private static string? Missing(
        StepTask task, IReadOnlyList<string> attended, IReadOnlyDictionary<string, FeelValue> partners, IReadOnlyDictionary<string, FeelValue> bodies)
    {
        var quorum = StepProperties.List(task, StepProperties.Quorum, [.. partners.Keys]);
        if (quorum is [var only] && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var needed))
        {
            var came = attended.Count(partners.ContainsKey);
            return came >= needed ? null : $"The meeting needs {needed} of the safeguarding partners for its quorum, but {came} attended";
        }

        var missing = quorum.Except(attended).Select(id => NameOf(bodies, id)).ToList();
        return missing.Count == 0 ? null : $"The meeting had no quorum without {string.Join(" and ", missing)}";
    }

    private static string NameOf(IReadOnlyDictionary<string, FeelValue> bodies, string id) =>
        bodies.TryGetValue(id, out var body) ? StepVariables.NameOf(id, body) : id;

    private static FeelContext Person(string body, string names) => new(
    [
        KeyValuePair.Create<string, FeelValue>("body", new FeelText(body)),
        KeyValuePair.Create<string, FeelValue>("names", new FeelText(names)),
    ]);
}
