using Reviews.Host.Casework;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The step whose date a job's mail tells: the one that the job's own input <c>dateOf</c> names by its id.</summary>
internal static class AnnouncedStep
{
    /// <summary>When it falls due, as it is opened by what the job is part of, or as it was given by hand: London time. Null when no step is named, or its date cannot be said.</summary>
    /// <exception cref="InvalidOperationException">When the definition has no such step.</exception>
    /// <param name="input">Of the job: the one that names the step.</param>
    public static LocalDateTime? DueOf(ServiceTaskCall call, WorkingDayCalendar calendar, string input = "dateOf")
    {
        if (call.Variables.Find(input) is not FeelText { Value: var id })
            return null;
        var step = call.Process.Definition.Find(id) as UserTask
            ?? throw new InvalidOperationException($"Expected {input} to name a person's task of {call.Process.Definition.Id}, but \"{id}\" is none.");
        if (call.Process.State.Planned.TryGetValue(id, out var planned) && LondonTime.ToInstant(planned) > call.Transaction.Context.At)
            return planned;
        return ProcessClock.Of(call.Process.Definition, call.Process.State, calendar) is { } clock
            ? Timetable.DueOf(step, clock, call.Process.State.Variables, call.Transaction.Context.At)
            : null;
    }
}
