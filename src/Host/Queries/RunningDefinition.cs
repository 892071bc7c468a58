using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>A process of a review with the definition it is pinned to, its state and its timetable.</summary>
internal sealed record RunningDefinition(ProcessInstanceRow Row, ProcessDefinition Definition, ProcessState State, ReviewTimetable Timetable)
{
    /// <summary>As it would be without any delay; null where the clock never stood still.</summary>
    public ReviewTimetable? Undelayed { get; init; }

    public FeelValue? Variable(string name) => State.Variables.Find(name);

    /// <summary>The id and name of each item of a list variable.</summary>
    public IReadOnlyList<(string Id, string Name)> Bodies(string variable) =>
        [.. ((Variable(variable) as FeelList)?.Items ?? []).OfType<FeelContext>().Select(item => (Text(item, "id") ?? "", Text(item, "name") ?? ""))];

    public static string? Text(FeelValue? context, string name) => ((context as FeelContext)?.Find(name) as FeelText)?.Value;
}
