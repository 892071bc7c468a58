using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>A reminder or an escalation is not sent. Nobody keeps it from being said that they are late themselves.</summary>
internal sealed class DropReminder(ProcessRunner runner, ComingReminders coming)
{
    /// <summary>The event of the audit trail.</summary>
    public const string Dropped = "reminder-dropped";

    private static readonly Refusal OwnTask = new("own-task", "Expected a step that is not yours, but this tells those above you of your own. It goes when its time comes.");

    /// <param name="context">With the reason: without one it is refused.</param>
    /// <param name="only">The tasks it is about; null for all that go by that name.</param>
    public Task<Outcome<SteeredReminder>> RunAsync(ActionContext context, ReminderName name, IReadOnlyList<Guid>? only, CancellationToken cancellation) =>
        runner.RunAsync<SteeredReminder>(
            context, Asked.For(nameof(DropReminder), name, only?.Order().ToList(), context.Why), transaction => DropAsync(transaction, name, only), cancellation);

    private async Task<Outcome<SteeredReminder>> DropAsync(CaseTransaction transaction, ReminderName name, IReadOnlyList<Guid>? only)
    {
        if (await transaction.WhyNotAsync(Permission.ManageTimers) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<SteeredReminder>.Rejected([new FieldError("why", "Enter the reason")]);
        if (await coming.MeantAsync(transaction, name, only) is not var (process, held, meant) || meant.Count == 0
            || !await ManagedTimers.HasAsync(transaction, process.Row.ReviewId))
            return Refusals.NotToCome;
        if (name.Reason == DueReason.Escalation && meant.Any(one => TaskHolders.MayAct(one.Task, transaction.Context.By, held)))
            return OwnTask;
        var review = process.Row.ReviewId;
        foreach (var one in meant.DistinctBy(one => one.Key))
        {
            transaction.Db.SettledReminders.Add(new SettledReminderRow { Key = one.Key, ReviewId = review, At = transaction.Context.At, IsSent = false });
            transaction.Record(review, Dropped, ReminderMail.Told(one.Due));
        }

        return new SteeredReminder(review);
    }
}
