using NodaTime.Text;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// <c>deadlines.csv</c>: when each step is due in the stories, as the arrangements have it for a start on Friday 18 December 2026.
/// Whatever moves a deadline of a definition is another answer to one of them, and changes that file too.
/// </summary>
internal static class KnownDeadlines
{
    private static readonly ILookup<(string Process, string Step, string Story), LocalDateTime> All =
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Walks", "deadlines.csv")).Skip(1).Select(line => line.Split(','))
            .ToLookup(row => (row[0], row[1], row[3]), row => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(row[2]).Value);

    /// <summary>Those of the story itself where it has any for the step, else those of every story of its process.</summary>
    public static IEnumerable<LocalDateTime> Of(Story story, string step) =>
        All[(story.ProcessId, step, All.Contains((story.ProcessId, step, story.Name)) ? story.Name : "")];
}
