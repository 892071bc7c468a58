using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
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

    public static StepForesight Of(ProcessRunner runner, RunningProcess process, StepMoved happening)
    {
        var (decision, _) = runner.Foresee(process, happening);
        var moved = ((decision as Decision.Accepted)?.Facts ?? []).OfType<DeadlineMoved>().ToList();
        var panel = PanelOf(process, happening);
        var refusal = (decision as Decision.Refused)?.Refusal
            ?? (panel is { Meets: var meets } && !IsToCome(meets, happening.At) ? new Refusal("panel-past", $"Expected the panel to meet at a time to come, but it would have met {meets}.") : null);
        var seal = string.Create(CultureInfo.InvariantCulture, $"{process.Row.Version};{happening.ElementId};{happening.Due:s}");
        return new(refusal, moved, panel, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seal))));
    }

    // A panel that has met already is not met again because its record is given more time.
    private static (MeetingTime Met, MeetingTime Meets)? PanelOf(RunningProcess process, StepMoved happening) =>
        process.Definition.Find(happening.ElementId) is UserTask { Step: MeetingStep.Kind }
        && PanelInvitation.WhenOf(process.State.Variables) is { } met && IsToCome(met, happening.At) && met.On != happening.Due.Date
            ? (met, met with { On = happening.Due.Date })
            : null;

    private static bool IsToCome(MeetingTime meeting, Instant at) =>
        meeting.At is { } time ? LondonTime.ToInstant(meeting.On + time) > at : meeting.On >= LondonTime.ToLocal(at).Date;
}
