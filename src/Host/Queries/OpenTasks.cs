using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>The tasks of a review that can be given to somebody, who has each, and to whom it could be given.</summary>
internal sealed class OpenTasks(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>In the order of their dates. No vote is among them: see <see cref="ReassignTask"/>.</summary>
    public async Task<IReadOnlyList<GivableTask>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var tasks = await Givable(opened).Where(t => t.IsOpen).ToListAsync(cancellation);
        return await ShowAsync(opened, [.. tasks.OrderBy(t => t.DueAt ?? Instant.MaxValue).ThenBy(t => t.EngineInstanceId)], cancellation);
    }

    /// <summary>Whether a vote is open, of which no single one is listed.</summary>
    public Task<bool> IsVotingAsync(OpenCase opened, CancellationToken cancellation) =>
        db.ReviewTasks.AnyAsync(t => t.ReviewId == opened.Review.Id && t.Step == VoteStep.Kind && t.IsOpen, cancellation);

    /// <summary>One of them, or one that is closed by now; null when it is not of this review, or is a vote.</summary>
    public async Task<GivableTask?> FindAsync(OpenCase opened, Guid taskId, CancellationToken cancellation) =>
        (await ShowAsync(opened, await Givable(opened).Where(t => t.Id == taskId).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    /// <summary>Those whose answer the reader may record for whoever gives it, in the order of their dates. Of a vote that is open every partner's, cast or not.</summary>
    public async Task<IReadOnlyList<GivableTask>> ToRecordAsync(OpenCase opened, CancellationToken cancellation)
    {
        var all = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == opened.Review.Id).ToListAsync(cancellation);
        var open = VoteRounds.SeenAsOpen(all).Where(t => TaskHolders.WhyNotRecord(t, opened.PersonId.ToString("D"), opened.Groups) is null).ToList();
        foreach (var cast in open.Where(t => !t.IsOpen))
            VoteRounds.ShowAs(cast, open.First(t => t.IsOpen && VoteRounds.AreOfOneRound(t, cast)));
        return await ShowAsync(opened, [.. open.OrderBy(t => t.DueAt ?? Instant.MaxValue).ThenBy(t => t.EngineInstanceId)], cancellation);
    }

    /// <summary>One that was recorded just now, in a word for it; null for any other.</summary>
    public async Task<string?> NameOfRecordedAsync(OpenCase opened, Guid? taskId, CancellationToken cancellation)
    {
        var by = opened.PersonId.ToString("D");
        var task = await db.ReviewTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.ReviewId == opened.Review.Id && t.CompletedBy == by && t.Recorded != null, cancellation);
        return task?.SubjectName is { } about ? $"{task.Name} – {about}" : task?.Name;
    }

    private IQueryable<ReviewTaskRow> Givable(OpenCase opened) =>
        db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == opened.Review.Id && t.Step != VoteStep.Kind);

    private async Task<IReadOnlyList<GivableTask>> ShowAsync(OpenCase opened, IReadOnlyList<ReviewTaskRow> tasks, CancellationToken cancellation)
    {
        var people = await db.Participants.AsNoTracking().Where(p => p.ReviewId == opened.Review.Id && p.Until == null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, u) => new { p.PersonId, p.Role, p.Body, u.DisplayName }).ToListAsync(cancellation);
        var known = people.Where(p => Role.Find(p.Role) is not null)
            .GroupBy(p => (p.PersonId, p.DisplayName), p => new Group(Role.Find(p.Role)!, p.Body)).OrderBy(p => p.Key.DisplayName, StringComparer.OrdinalIgnoreCase).ToList();
        var names = await PeopleNames.OfAsync(db, tasks.Select(t => t.Assignee), cancellation);
        return [.. tasks.Select(task => new GivableTask(
            task,
            string.Join(", ", task.Groups.Select(group => PartOf(opened, group))),
            task.Assignee is { } one ? names.Of(one) : null,
            [.. known.Where(p => TaskHolders.HoldsOneOf(task, [.. p])).Select(p => new Taker(p.Key.PersonId, p.Key.DisplayName))]))];
    }

    private string PartOf(OpenCase opened, TaskGroupRow group)
    {
        var role = Role.Find(group.Role);
        var body = role is null || group.Body.Length == 0 ? null : BodyNames.Of(definitions.Partnership(opened.Review.Partnership), role, group.Body);
        return (role?.Name ?? group.Role) + (body is null ? "" : $" for {body}");
    }
}

/// <param name="Group">In words, whose it is as long as it is given to nobody: "Agency lead for Southend Hospital".</param>
/// <param name="Holder">The one person it is given to; null while it is its group's.</param>
/// <param name="Takers">Those on the review who hold one of its groups.</param>
internal sealed record GivableTask(ReviewTaskRow Row, string Group, string? Holder, IReadOnlyList<Taker> Takers)
{
    public string Name => Row.SubjectName is { } about ? $"{Row.Name} – {about}" : Row.Name;
}

internal sealed record Taker(Guid Id, string Name);
