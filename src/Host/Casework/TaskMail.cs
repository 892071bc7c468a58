using Reviews.Host.Calendar;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>Tells people that a task is theirs, and those who steer that one was closed unanswered.</summary>
internal sealed class TaskMail(MailLinks links, HolidayCalendar calendar, ReminderRules rules)
{
    public Task TaskOpenedAsync(CaseTransaction transaction, ReviewTaskRow task) =>
        TellAsync(transaction, task, FormattableString.Invariant($"task:{task.Id:D}:assigned"), isNew: true);

    public Task TaskReassignedAsync(CaseTransaction transaction, ReviewTaskRow task) =>
        TellAsync(transaction, task, FormattableString.Invariant($"task:{task.Id:D}:assigned:{transaction.Context.At.ToUnixTimeTicks()}"), isNew: false);

    /// <summary>The agency's own seniors are told of significant practice issues (S003 App. E, principles), as soon as its report says so.</summary>
    public async Task SignificantIssuesAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        var reference = ReviewReference.Parse((await ReviewAsync(transaction, task)).Reference);
        var message = new SignificantIssuesFound(reference, links.Review(reference), new Group(Role.AgencySenior, task.SubjectId));
        await Notices.QueueAsync(
            transaction.Db, task.ReviewId, message, FormattableString.Invariant($"task:{task.Id:D}:significant-issues"), transaction.Context.At, transaction.Cancellation, team: transaction.Team);
    }

    /// <summary>Once for all who were asked at one moment: of a vote, how often it is said would say how many were silent.</summary>
    /// <param name="closed">When its time ran out: what closes it need not be its due date.</param>
    public async Task ClosedWithSilenceAsync(CaseTransaction transaction, ReviewTaskRow task, Instant closed)
    {
        var reference = ReviewReference.Parse((await ReviewAsync(transaction, task)).Reference);
        var message = new ClosedWithSilence(reference, links.Review(reference), task.Step, LondonTime.ToLocal(closed));
        var key = FormattableString.Invariant($"silence:{task.ProcessInstanceId:D}:{task.ElementId}:{task.CreatedAt.ToUnixTimeTicks()}");
        await Notices.QueueAsync(transaction.Db, task.ReviewId, message, key, transaction.Context.At, transaction.Cancellation, team: transaction.Team);
    }

    private static async Task<ReviewRow> ReviewAsync(CaseTransaction transaction, ReviewTaskRow task) =>
        await transaction.Db.Reviews.FindAsync([task.ReviewId], transaction.Cancellation)
        ?? throw new InvalidOperationException($"Expected the review of task {task.Id}, but there is none.");

    private async Task TellAsync(CaseTransaction transaction, ReviewTaskRow task, string key, bool isNew)
    {
        var review = await ReviewAsync(transaction, task);
        var holders = Recipients.Having(task.Assignee, TaskHolders.GroupsOf(task));
        var message = new TaskAssigned(ReviewReference.Parse(review.Reference), links.Task(task.Id), task.Step, task.Due, holders);
        var digest = DigestTimes.For(task.Due, transaction.Context.At, calendar.Current, rules);
        await Notices.QueueAsync(
            transaction.Db, review.Id, message, key, transaction.Context.At, transaction.Cancellation, mayWait: digest is { } at ? (task.Id, at) : null, isNew: isNew, team: transaction.Team);
    }
}
