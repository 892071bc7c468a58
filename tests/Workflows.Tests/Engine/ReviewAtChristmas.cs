using Reviews.Testing;
using Reviews.Workflows.Definitions;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>What clocks are stopped in: begun on Friday 18 December 2026, three bank holidays ahead, with a limit of 15 working days; it is ten on Monday 21 December.</summary>
internal static class ReviewAtChristmas
{
    public const string Day6 = "review day(6, \"17:00\")";

    public static LocalDateTime? Due(Story story) => story.State.OpenTasks.Single().Task!.Due;

    public static Story Reports() => Christmas(AProcess().Clock().Start().User("report", due: Day6).User("circulate", due: "review day(7, \"17:00\")"));

    public static Story Christmas(ProcessBuilder process) => new Story(Limited(process), anchor: "2026-12-18").PassTo("2026-12-21T10:00:00");

    public static ProcessDefinition Limited(ProcessBuilder process)
    {
        var built = process.Build();
        return built with { Clock = built.Clock! with { Limit = Feel("working days after(anchor, 15)") } };
    }
}
