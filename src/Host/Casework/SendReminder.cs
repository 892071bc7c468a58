using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>A reminder or an escalation goes now, before its time, and never again by itself. What reaches nobody stays to come.</summary>
internal sealed class SendReminder(ProcessRunner runner, ComingReminders coming, ReminderMail mail)
{
    private static readonly Refusal NotLate = new("not-late-yet", "Expected a step that is late, because the message says that it is, but it is not due yet. Nothing was sent.");

    private static readonly Refusal NobodyThere = new("nobody-told", "Expected somebody on the review to be told, but there is nobody. Nothing was sent.");

    /// <param name="context">With the reason: without one it is refused.</param>
    /// <param name="only">The tasks it is about; null for all that go by that name.</param>
    public Task<Outcome<SteeredReminder>> RunAsync(ActionContext context, ReminderName name, IReadOnlyList<Guid>? only, CancellationToken cancellation) =>
        runner.RunAsync<SteeredReminder>(
            context, Asked.For(nameof(SendReminder), name, only?.Order().ToList(), context.Why), transaction => SendAsync(transaction, name, only), cancellation);

    private async Task<Outcome<SteeredReminder>> SendAsync(CaseTransaction transaction, ReminderName name, IReadOnlyList<Guid>? only)
    {
        if (await transaction.WhyNotAsync(Permission.ManageTimers) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<SteeredReminder>.Rejected([new FieldError("why", "Enter the reason")]);
        if (await coming.MeantAsync(transaction, name, only) is not var (process, _, meant) || meant.Count == 0
            || !await ManagedTimers.HasAsync(transaction, process.Row.ReviewId))
            return Refusals.NotToCome;
        var now = transaction.Context.At;
        // What has fallen due and is not done yet may close the very task.
        if (process.State.Timers.Values.Any(timer => timer.DueAt <= now))
            return Refusals.ChangedSinceOpened;
        if (name.Reason == DueReason.Overdue && meant.Any(one => LondonTime.ToInstant(one.Task.Due!.Value) > now))
            return NotLate;
        var review = (await transaction.FindReviewAsync(process.Row.ReviewId))!;
        var told = 0;
        var untold = new HashSet<object>();
        foreach (var one in meant.DistinctBy(one => one.Key))
        {
            var mails = await mail.QueueAsync(transaction.Db, review, one.Due, one.Task, null, now, null, transaction.Cancellation);
            told += mails;
            if (mails == 0)
            {
                // It stays owed to whoever comes. How many of a vote these are would say how many have not voted.
                untold.Add(VoteRounds.IsVote(one.Task) ? one.Task.ElementId : one.Task.Id);
                continue;
            }

            transaction.Db.SettledReminders.Add(new SettledReminderRow { Key = one.Key, ReviewId = review.Id, At = now, IsSent = true });
            transaction.Record(review.Id, ReminderMail.Sent, ReminderMail.Told(one.Due));
        }

        return told == 0 ? NobodyThere : new SteeredReminder(review.Id, untold.Count);
    }
}

/// <param name="Untold">For how many tasks nobody could be told, those of a vote as one: they are settled for none of these.</param>
internal sealed record SteeredReminder(Guid ReviewId, int Untold = 0);
