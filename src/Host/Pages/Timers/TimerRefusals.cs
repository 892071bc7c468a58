using Reviews.Host.Queries;
using Reviews.Workflows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Pages.Timers;

/// <summary>Why something that happens by itself cannot be steered as asked, in words for a page.</summary>
internal static class TimerRefusals
{
    public static string Words(Refusal refusal, SteeredTimers steered) => refusal.Code switch
    {
        "timer-due" => "Its time has come: it happens within a few seconds",
        "date-past" => "The new time must be in the future",
        "nothing-moves" => "Enter another date or time: it happens then already",
        "moves-with-step" => $"It happens when {Steps(steered)} is due: give that step another date, and it moves too",
        "due-later" => "No step is closed on people before it is due: wait for that, or give the step another date first",
        "beyond-limit" => $"The new time must be by the outer limit, {DueWords.At(steered.Process.Row.Limit!.Value)}",
        "timer-needed" => "The process might then wait for ever: move it to another time instead",
        "timer-awaited" => "Something else may wait for what it leads to: move it to another time instead",
        "limit-watched" => "It is what tells people that the outer limit is near, and nothing else does: move it to another time instead",
        _ => refusal.Sentence,
    };

    private static string Steps(SteeredTimers steered) =>
        Sentence.List([.. StepsBehind(steered).Select(step => $"“{step.Name}”")]);

    private static IEnumerable<UserTask> StepsBehind(SteeredTimers steered) => DatesInCommon.StepsOf(steered.Process.Definition, steered.Element)
        .Where(step => StepSight.MaySee(steered.Case, steered.Process.Definition, step.Id));
}
