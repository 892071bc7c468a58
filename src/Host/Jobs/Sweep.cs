namespace Reviews.Host.Jobs;

/// <summary>
/// Does everything that has fallen due, in the order in which it fell due, until nothing is left: what the timetable does
/// bit by bit, at once. For the demonstration's clock and for tests.
/// </summary>
internal sealed class Sweep(DueWork work, ReminderQueue reminders, DelayReviewQueue delays, DigestRound digests, MailRound mail)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await work.RunAsync(cancellation);
        await reminders.RunAsync(cancellation);
        await delays.RunAsync(cancellation);
        await digests.RunAsync(cancellation);
        await mail.RunAsync(cancellation);
    }
}
