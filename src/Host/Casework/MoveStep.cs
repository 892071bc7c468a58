using Microsoft.EntityFrameworkCore;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// A step is given another date inside the process's limit: its open tasks and what closes them move, those who have them are
/// told, and so is the review team of a panel that meets on another day.
/// </summary>
internal sealed class MoveStep(ProcessRunner runner, MovedDeadlineMail mail, PanelInvitation invitation, MailLinks links)
{
    /// <param name="context">With the reason: a move without one is refused.</param>
    /// <param name="due">London time; null puts the step back to what the process says.</param>
    /// <param name="seen">The <see cref="StepForesight.Seal"/> of what was shown: when something else would move by now, nothing does.</param>
    public Task<Outcome<MovedStep>> RunAsync(ActionContext context, Guid processInstanceId, string elementId, LocalDateTime? due, string seen, CancellationToken cancellation) =>
        runner.RunAsync<MovedStep>(
            context,
            Asked.For(nameof(MoveStep), processInstanceId, elementId, FormattableString.Invariant($"{due:s}"), context.Why, seen),
            transaction => MoveAsync(transaction, processInstanceId, elementId, due, seen),
            cancellation);

    private async Task<Outcome<MovedStep>> MoveAsync(CaseTransaction transaction, Guid processInstanceId, string elementId, LocalDateTime? due, string seen)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.MoveStep) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<MovedStep>.Rejected([new FieldError("why", "Enter the reason for the move")]);
        var foreseen = StepForesight.Of(runner, process, elementId, due, transaction.Context.At);
        if (foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        if (foreseen.Refusal is { } cannotBe)
            return cannotBe;
        var tasks = await transaction.Db.ReviewTasks.Where(t => t.ProcessInstanceId == processInstanceId && t.ElementId == elementId).Select(t => t.IsOpen).ToListAsync(transaction.Cancellation);
        if (tasks.Count > 0 && !tasks.Contains(true))
            return Refusals.ChangedSinceOpened;
        if (await transaction.HappenAsync(process, StepForesight.HappeningOf(elementId, due, transaction.Context.At)) is { } refusal)
            return refusal;
        foreach (var one in foreseen.Tasks)
            await mail.TellAsync(transaction, process, one, DeadlineCause.StepMoved);
        return foreseen.Panel is { } panel && await MovePanelAsync(transaction, process, panel.Met, panel.Meets) is { } notMoved
            ? notMoved
            : new MovedStep(process.Row.ReviewId);
    }

    private async Task<Refusal?> MovePanelAsync(CaseTransaction transaction, RunningProcess process, MeetingTime met, MeetingTime meets)
    {
        var at = transaction.Context.At;
        var set = PanelInvitation.MovedTo(process.State.Variables, meets.On);
        if (await transaction.HappenAsync(process, new VariablesCorrected(at, ProcessState.RootId, set)) is { } refusal)
            return refusal;
        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(process.Row.ReviewId))!.Reference);
        var sequence = await PanelInvitation.NextSequenceAsync(transaction, process);
        await Notices.QueueAsync(
            transaction.Db,
            process.Row.ReviewId,
            new PanelMoved(reference, links.Review(reference), met, meets) { Meeting = invitation.Of(reference, process.Row.Id, process.State.Variables, at, sequence) },
            FormattableString.Invariant($"process:{process.Row.Id:D}:panel-moved:{at.ToUnixTimeTicks()}"),
            at,
            transaction.Cancellation,
            await Notices.InvitedAsync(transaction.Db, process.Row.ReviewId, transaction.Cancellation));
        return null;
    }
}

internal sealed record MovedStep(Guid ReviewId);
