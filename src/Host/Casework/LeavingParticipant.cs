using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>What it would mean for a review if one of those on it left it, in one of their parts: the same on the page and in the change.</summary>
/// <param name="Remaining">The groups of everyone who can sign in and stays, by person; also what this person keeps in another part.</param>
/// <param name="Orphaned">Open tasks that nobody who stays may do; while a vote is open, one that is cast too.</param>
/// <param name="GivenBack">Open tasks that this person was given, and that others who stay may do.</param>
internal sealed record LeavingParticipant(
    ParticipantRow Participant, ILookup<Guid, Group> Remaining, IReadOnlyList<ReviewTaskRow> Orphaned, IReadOnlyList<ReviewTaskRow> GivenBack)
{
    /// <summary>Nobody else holds this part or stands in for it: a task of it that opens later would reach nobody.</summary>
    public bool IsLastOfItsPart => PartOf(Participant) is not { } part || !Remaining.SelectMany(held => held).Any(group => group.Covers(part));

    public static async Task<LeavingParticipant> OfAsync(ReviewsDb db, ParticipantRow participant, CancellationToken cancellation)
    {
        var onReview = await db.Participants.AsNoTracking().Where(p => p.ReviewId == participant.ReviewId && p.Until == null && p.Id != participant.Id).ToListAsync(cancellation);
        // As this very change leaves it: whoever it has taken off already goes, whoever it has put on stays.
        var changed = db.Participants.Local.Where(p => p.ReviewId == participant.ReviewId && p.Id != participant.Id).ToList();
        List<ParticipantRow> staying = [.. onReview.Where(p => changed.TrueForAll(one => one.Id != p.Id)), .. changed.Where(p => p.Until is null)];
        var people = staying.Select(p => p.PersonId).ToList();
        var active = await db.Users.Where(u => u.IsActive && people.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancellation);
        var remaining = staying.Where(p => active.Contains(p.PersonId)).Where(p => Role.Find(p.Role) is not null).ToLookup(p => p.PersonId, p => new Group(Role.Find(p.Role)!, p.Body));
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == participant.ReviewId).ToListAsync(cancellation);
        // Votes not by their dates: those of the cast ones stay when the others' move.
        var open = VoteRounds.SeenAsOpen(tasks).OrderBy(t => VoteRounds.IsVote(t) ? null : t.DueAt).ThenBy(t => t.EngineInstanceId).ToList();
        var person = participant.PersonId.ToString("D");
        // What they stand in for is theirs too: a deputy may be the last of an agency.
        IReadOnlyList<Group> part = PartOf(participant) is { } held ? [held] : [];
        bool IsTheirs(ReviewTaskRow task) => task.Assignee == person || TaskHolders.HoldsOneOf(task, part);
        bool IsDoneWithout(ReviewTaskRow task) => remaining.Any(groups => TaskHolders.HoldsOneOf(task, [.. groups]));
        return new LeavingParticipant(
            participant,
            remaining,
            [.. open.Where(task => IsTheirs(task) && !IsDoneWithout(task))],
            [.. open.Where(task => task.Assignee == person && IsDoneWithout(task) && !TaskHolders.HoldsOneOf(task, [.. remaining[participant.PersonId]]))]);
    }

    /// <summary>Each reason against it, with what to do first; empty when they may leave.</summary>
    public IReadOnlyList<FieldError> WhyNot()
    {
        var reasons = Orphaned.Select(task => new FieldError("person", $"Nobody else on this review may do “{NameOf(task)}”, which is open: put someone else on the review for it first, or wait until it is done")).ToList();
        if (Steers(Role.Find(Participant.Role)) && !Remaining.SelectMany(held => held).Any(group => Steers(group.Role)))
            reasons.Add(new FieldError("person", "Nobody would be left to steer this review: put another business manager on it first"));
        return reasons;
    }

    private static Group? PartOf(ParticipantRow participant) => Role.Find(participant.Role) is { } role ? new Group(role, participant.Body) : null;

    private static bool Steers(Role? role) => role is not null && RolePermissions.May(role, Permission.PutOnReview);

    private static string NameOf(ReviewTaskRow task) => task.SubjectName is { } about ? $"{task.Name} – {about}" : task.Name;
}
