using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// Somebody has left, or is back. Whoever has left cannot sign in, and their sessions end at once; what they did keeps their
/// name. What they alone had been given is its groups' again, the managers of their running reviews are told, and the panel
/// meetings they are invited to go out of their calendar; with them, those come back.
/// </summary>
internal sealed class SetPersonActive(ProcessRunner runner, TaskMail mail, PanelGuests guests, ManagerMail managers)
{
    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, Guid personId, bool active, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(SetPersonActive), personId, active), transaction => SetAsync(transaction, personId, active), cancellation);

    private async Task<Outcome<ChangedPerson>> SetAsync(CaseTransaction transaction, Guid personId, bool active)
    {
        await Administrators.TakeTurnsAsync(transaction);
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        var person = await transaction.Db.Users.SingleOrDefaultAsync(u => u.Id == personId, transaction.Cancellation);
        if (person is null)
            return Refusals.NotFound;
        if (!active && await Administrators.IsLastAsync(transaction, personId))
            return Administrators.LastStays;
        var wasActive = person.IsActive;
        person.IsActive = active;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        transaction.Db.HalfSignIns.RemoveRange(await transaction.Db.HalfSignIns.Where(h => h.PersonId == personId).ToListAsync(transaction.Cancellation));
        transaction.Db.Sessions.RemoveRange(await transaction.Db.Sessions.Where(s => s.PersonId == personId).ToListAsync(transaction.Cancellation));
        transaction.RecordForSystem(active ? "person-returned" : "person-left", new { PersonId = personId });
        if (wasActive && !active)
            await LeaveReviewsAsync(transaction, personId);
        else if (active && !wasActive)
            await ComeBackAsync(transaction, personId);
        return new ChangedPerson(personId);
    }

    private async Task LeaveReviewsAsync(CaseTransaction transaction, Guid personId)
    {
        var assignee = personId.ToString("D");
        foreach (var review in await RunningReviews.OfAsync(transaction, personId, partnership: null))
        {
            await transaction.LockTeamAsync(review);
            var tasks = await transaction.Db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == review).ToListAsync(transaction.Cancellation);
            foreach (var task in VoteRounds.SeenAsOpen(tasks).Where(t => t.Assignee == assignee))
                await ReassignTask.GiveBackAsync(transaction, mail, task);
            await UnsentAnswers.LeftAsync(transaction, review, personId, []);
            await managers.PersonLeftAsync(transaction, review, personId);
            await guests.SettleAsync(transaction, review);
        }
    }

    private async Task ComeBackAsync(CaseTransaction transaction, Guid personId)
    {
        foreach (var review in await RunningReviews.OfAsync(transaction, personId, partnership: null))
        {
            await transaction.LockTeamAsync(review);
            await guests.SettleAsync(transaction, review);
        }
    }
}
