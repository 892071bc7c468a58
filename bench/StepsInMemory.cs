using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Bench;

/// <summary>A line of people's tasks, each done in its turn. A step is one happening decided and folded; its limit is a JSON round trip of the same state.</summary>
internal static class StepsInMemory
{
    private const int Tasks = 10;
    private const int Instances = 500;

    private static readonly Instant At = Instant.FromUtc(2026, 11, 23, 9, 0);

    public static string Measure()
    {
        var definition = Drawn.Read(Drawn.Line(Tasks));
        var calendar = new WorkingDayCalendar(new BankHolidays([new(new LocalDate(2026, 12, 25), "Christmas Day", null)]));
        var begun = Begin(definition, calendar);
        var steps = Watch.Median(() =>
        {
            for (var instance = 0; instance < Instances; instance++)
                Run(definition, calendar);
        });
        var count = Instances * (Tasks + 1);
        var json = Watch.Median(() =>
        {
            for (var round = 0; round < count; round++)
                ProcessStateJson.Read(ProcessStateJson.WriteUtf8(begun));
        });
        return Watch.Line($"steps of a line of {Tasks} human tasks, in memory", Watch.PerSecond(count, steps), $"{Watch.PerSecond(count, json)} JSON round trips of its state", json / steps);
    }

    private static void Run(ProcessDefinition definition, WorkingDayCalendar calendar)
    {
        var state = Begin(definition, calendar);
        while (state.Status == ProcessStatus.Active)
            state = Next(definition, calendar, state, new TaskSubmitted(At, state.OpenTasks.First().Id, FeelContext.Empty));
    }

    private static ProcessState Begin(ProcessDefinition definition, WorkingDayCalendar calendar) =>
        Next(definition, calendar, ProcessState.NotStarted, new ProcessBegun(At, FeelContext.Empty, null));

    private static ProcessState Next(ProcessDefinition definition, WorkingDayCalendar calendar, ProcessState state, Happening happening) =>
        ((Decision.Accepted)ProcessInterpreter.Decide(definition, calendar, state, happening)).State;
}
