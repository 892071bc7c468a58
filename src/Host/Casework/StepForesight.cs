using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Meeting;

namespace Reviews.Host.Casework;

/// <summary>What giving a step another date would move, were it confirmed now; nothing has moved by asking.</summary>
/// <param name="Refusal">Why it cannot be: then nothing moves.</param>
/// <param name="Moved">Open deadlines and armed timers that go with it. What is closed is never among them.</param>
/// <param name="Panel">The panel meeting that is moved with its step, as it was and as it will be; null where it is not.</param>
/// <param name="Seal">Stands for the process as it was and exactly this move: a confirmation that carries another is of something else.</param>
internal sealed record StepForesight(
    Refusal? Refusal, IReadOnlyList<DeadlineMoved> Moved, (MeetingTime Met, MeetingTime Meets)? Panel, string Seal)
{
    public IEnumerable<DeadlineMoved> Tasks => Moved.Where(moved => moved.TimerId is null);

    public bool MovesTimers => Moved.Any(moved => moved.TimerId is not null);

    /// <summary>When the step is due from then on, London time; null where that cannot be said.</summary>
    public LocalDateTime? Due { get; private init; }

    /// <param name="due">London time; null where the step is put back to what the process says.</param>
    public static Happening HappeningOf(string elementId, LocalDateTime? due, Instant at) => due is { } to ? new StepMoved(at, elementId, to) : new StepPutBack(at, elementId);

    /// <param name="due">See <see cref="HappeningOf"/>.</param>
    public static StepForesight Of(ProcessRunner runner, RunningProcess process, string elementId, LocalDateTime? due, Instant at)
    {
        var (decision, _) = runner.Foresee(process, HappeningOf(elementId, due, at));
        var facts = (decision as Decision.Accepted)?.Facts ?? [];
        var moved = facts.OfType<DeadlineMoved>().ToList();
        var goes = due ?? moved.Find(one => one.TimerId is null)?.Due ?? facts.OfType<StepUnplanned>().FirstOrDefault()?.To;
        var panel = PanelOf(process, elementId, goes, at);
        var refusal = (decision as Decision.Refused)?.Refusal
            ?? (panel is { Meets: var meets } && !PanelInvitation.IsToCome(meets, at) ? new Refusal("panel-past", $"Expected the panel to meet at a time to come, but it would have met {meets}.") : null);
        var seal = string.Create(CultureInfo.InvariantCulture, $"{process.Row.Version};{elementId};{due:s}");
        return new(refusal, moved, panel, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seal)))) { Due = goes };
    }

    // A panel that has met already is not met again because its record is given more time.
    private static (MeetingTime Met, MeetingTime Meets)? PanelOf(RunningProcess process, string elementId, LocalDateTime? due, Instant at) =>
        due is { } to && process.Definition.Find(elementId) is UserTask { Step: MeetingStep.Kind }
        && PanelInvitation.WhenOf(process.State.Variables) is { } met && PanelInvitation.IsToCome(met, at) && met.On != to.Date
            ? (met, met with { On = to.Date })
            : null;
}
