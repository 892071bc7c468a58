using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.Publication;
using Reviews.Workflows.Steps.SignOff;
using Reviews.Workflows.Steps.Submission;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Casework;

/// <summary>
/// Which documents of a review its reader may know of: the one rule for lists, downloads and the history. What an agency
/// sent is its own until it is released (S003 App. E, day 7); a draft is its authors' until it is circulated or the reader
/// has a task that rests on it (day 12 onwards), and one with tracked changes and comments stays theirs; the evidence of what was
/// recommended is for those who may read how far it is; a briefing on what was learnt for them too, and for whoever is asked what they did with it; what belongs to another form is for those who may do that task, and once it
/// is released (the Panel's reply) for those it concerns.
/// </summary>
internal sealed class DocumentSight
{
    private static readonly string[] DraftCirculation = [JobTypes.CirculateDraftReport, JobTypes.RecirculateDraft];

    private static readonly string[] RestsOnDraft = [CommentsStep.Kind, SignOffStep.Kind, SubmissionStep.Kind];

    private readonly Guid reviewId;
    private readonly string personId;
    private readonly IReadOnlyList<Group> held;
    private readonly Dictionary<Guid, ReviewTaskRow> tasks;
    private readonly Instant? lastCirculation;
    private readonly HashSet<Guid> followUps;
    private readonly HashSet<Guid> learning;
    private readonly Instant? lastOwnTask;

    private DocumentSight(Guid reviewId, string personId, IReadOnlyList<Group> held, Dictionary<Guid, ReviewTaskRow> tasks, HashSet<Guid> followUps, HashSet<Guid> learning, Instant? lastCirculation)
    {
        (this.reviewId, this.personId, this.held) = (reviewId, personId, held);
        (this.tasks, this.followUps, this.learning) = (tasks, followUps, learning);
        this.lastCirculation = lastCirculation;
        lastOwnTask = tasks.Values.Where(t => RestsOnTheDraft(t) && IsMine(t)).Max(t => (Instant?)t.CreatedAt);
    }

    public static async Task<DocumentSight> OfAsync(
        ReviewsDb db, Guid reviewId, string personId, IReadOnlyList<Group> held, CancellationToken cancellation)
    {
        var sent = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == reviewId).ToDictionaryAsync(t => t.Id, cancellation);
        var circulated = await db.Jobs.AsNoTracking()
            .Where(j => j.ReviewId == reviewId && j.State == JobState.Done && DraftCirculation.Contains(j.Type))
            .Select(j => j.CreatedAt).ToListAsync(cancellation);
        var beside = await db.ProcessInstances.AsNoTracking()
            .Where(p => p.ReviewId == reviewId && (p.ProcessId == ProcessIds.FollowUp || p.ProcessId == ProcessIds.ShareLearning)).Select(p => new { p.Id, p.ProcessId }).ToListAsync(cancellation);
        var (following, learning) = (beside.Where(p => p.ProcessId == ProcessIds.FollowUp), beside.Where(p => p.ProcessId == ProcessIds.ShareLearning));
        return new DocumentSight(reviewId, personId, held, sent, [.. following.Select(p => p.Id)], [.. learning.Select(p => p.Id)], circulated.Count == 0 ? null : circulated.Max());
    }

    /// <summary>What is only kept, for a task not yet submitted, is its sender's alone.</summary>
    public bool MaySee(DocumentRow document)
    {
        if (document.ReviewId != reviewId || held.Count == 0)
            return false;
        if (document.LinkedAt is not { } handedIn)
            return document.UploadedBy == personId;
        var task = document.TaskId is { } id ? tasks.GetValueOrDefault(id) : null;
        return task?.Step switch
        {
            // That there is a file to a vote says that it is cast, until all are.
            VoteStep.Kind when IsVoting(task) => document.UploadedBy == personId || IsMine(task),
            _ when document.Kind == ReceivedAnswer.ProofField => May(Permission.ReadAllAgencyReports) || (task is not null && IsMine(task)),
            _ when task is not null && followUps.Contains(task.ProcessInstanceId) => May(Permission.ReadFollowUp) || IsOwn(document) || IsMine(task),
            _ when task is not null && learning.Contains(task.ProcessInstanceId) => May(Permission.ReadFollowUp) || tasks.Values.Any(t => t.ProcessInstanceId == task.ProcessInstanceId && IsMine(t)),
            DraftStep.Kind when IsHeldBack(document) => May(Permission.AssembleReport) || IsMine(task),
            DraftStep.Kind => MaySeeDraft(task, handedIn),
            CommentsStep.Kind => IsOwn(document) || (May(Permission.ReadDraft) && !ActsForAnAgency),
            _ when document.Body is not null => MaySeeReport(document),
            _ when document.ReleasedAt is not null && May(Permission.ReadPanelReply) => true,
            _ => May(Permission.ReadAllAgencyReports) || (task is not null && IsMine(task)),
        };
    }

    /// <summary>Whether it is a version that came back with tracked changes or comments, which goes to nobody but its writers.</summary>
    public bool IsHeldBack(DocumentRow document) => document.Marks > 0 && TaskOf(document)?.Step == DraftStep.Kind;

    /// <summary>The kind of step it was sent for; null when it belongs to no task.</summary>
    public ReviewTaskRow? TaskOf(DocumentRow document) => document.TaskId is { } id ? tasks.GetValueOrDefault(id) : null;

    private bool ActsForAnAgency => held.All(group => group.Role.Body == BodyKind.Agency);

    private bool MaySeeReport(DocumentRow document) =>
        May(Permission.ReadAllAgencyReports)
        || (IsOwn(document) && May(Permission.ReadOwnAgencyReport))
        || (document.ReleasedAt is not null && May(Permission.ReadCirculatedReports));

    private bool MaySeeDraft(ReviewTaskRow task, Instant handedIn) =>
        May(Permission.ReadAllAgencyReports)
        || (May(Permission.ReadDraft) && (IsMine(task) || lastCirculation >= handedIn))
        // Whoever has a task that rests on it may see it, whatever their role reads otherwise: the strategic group adopts a report.
        || lastOwnTask >= handedIn
        || (May(Permission.ReadFinalReport) && IsFinal(task.ProcessInstanceId));

    // Sent to the Panel, or published: a review that goes on as a practice review has a report of its own, which is neither yet.
    private bool IsFinal(Guid process) => tasks.Values.Any(t => t.ProcessInstanceId == process && t.Step is SubmissionStep.Kind or PublicationStep.Kind && t.CompletedAt is not null);

    /// <summary>Whether a vote of its process is open, whoever's.</summary>
    public bool IsVoting(ReviewTaskRow task) => tasks.Values.Any(t => t.ProcessInstanceId == task.ProcessInstanceId && t.Step == VoteStep.Kind && t.IsOpen);

    private static bool RestsOnTheDraft(ReviewTaskRow task) =>
        RestsOnDraft.Contains(task.Step) || JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!.GetValueOrDefault(StepProperties.Shows) == StepProperties.ShowsDraft;

    private bool IsOwn(DocumentRow document) => document.Body is { } body && held.Any(group => group.Role.Body == BodyKind.Agency && group.Body == body);

    private bool May(Permission permission) => held.Any(group => RolePermissions.May(group.Role, permission));

    private bool IsMine(ReviewTaskRow task) => TaskHolders.MayAct(task, personId, held);
}
