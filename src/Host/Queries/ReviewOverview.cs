using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>A review at a glance: its processes with their timetables, who owes what, and the vote.</summary>
internal sealed class ReviewOverview(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar)
{
    public async Task<OverviewScreen> OfAsync(OpenCase opened, Instant now, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == id).OrderBy(t => t.CreatedAt).ThenBy(t => t.EngineInstanceId).ToListAsync(cancellation);
        var answers = await CompletedAnswers.OfAsync(db, id, cancellation);
        var owed = await OwedReports.ReadAsync(db, opened, answers, cancellation);
        var processes = new List<ProcessScreen>();
        var seen = new List<ReviewTaskRow>();
        foreach (var row in await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == id).OrderByDescending(p => p.StartedAt).ToListAsync(cancellation))
        {
            var process = await ReadAsync(row, cancellation);
            if (!ShownProcesses.To(opened.Groups, process.Definition, process.State.Variables))
                continue;
            var delays = await ProcessDelays.OfAsync(db, process, calendar.Current, now, cancellation);
            var own = tasks.Where(t => t.ProcessInstanceId == row.Id).ToLookup(t => t.ElementId);
            var steps = process.Timetable.Entries.Where(entry => StepSight.MaySee(opened, process.Definition, entry.Item.ElementId)).Select(entry => ReviewStep.Of(entry, process, [.. own[entry.Item.ElementId]], now));
            seen.AddRange(tasks.Where(t => t.ProcessInstanceId == row.Id && StepSight.MaySee(opened, process.Definition, t)));
            processes.Add(new ProcessScreen(
                process,
                Day(process, now),
                StepOrder.Of(process.Definition, steps, step => step.Entry.Item.ElementId, step => step.Deadline?.Due, step => step.FromOpening is not null),
                owed.Of(process, tasks, now),
                VoteScreen.Of(opened, process, tasks, answers),
                delays)
            {
                Reply = ReplyScreen.Of(opened, process),
                NotAsked = NotAsked(opened, process, tasks),
                Dispute = DisputeScreen.Of(process, tasks),
            });
        }

        var names = await PeopleNames.OfAsync(db, tasks.Select(t => t.CompletedBy).Concat(tasks.Select(t => t.Assignee)), cancellation);
        return new OverviewScreen(
            opened,
            [.. processes.OrderBy(p => p.Process.Row.EndedAt is not null).ThenBy(p => ProcessIds.IsBeside(p.Process.Row.ProcessId))],
            names,
            [.. tasks.Where(t => t.IsOpen && TaskHolders.MayAct(t, opened.PersonId.ToString("D"), opened.Groups)).OrderBy(t => t.DueAt ?? Instant.MaxValue)],
            AwaitedStep.Of(opened, seen, names, now))
        {
            Offered = opened.May(Permission.RecordForOthers) ? OfferedBeside.Of(definitions, opened.Review, processes.Select(p => (p.Process.Row, p.Process.State.Variables))) : [],
            Waiting = await WaitingDraft.AtAsync(db, [.. tasks.Where(t => t.IsOpen).Select(t => t.Id)], cancellation),
        };
    }

    // Where reports are asked for at all, and can still be.
    private IReadOnlyList<string> NotAsked(OpenCase opened, RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks)
    {
        var asked = tasks.Where(t => t.ProcessInstanceId == process.Row.Id && t.Step == AgencyReportStep.Kind).Select(t => t.SubjectId).ToHashSet();
        return process.Row.EndedAt is not null || asked.Count == 0 || !opened.May(Permission.ReadAllAgencyReports)
            ? []
            : [.. (definitions.Partnership(opened.Review.Partnership)?.Agencies ?? []).Where(agency => !asked.Contains(agency.Id)).Select(agency => agency.Name)];
    }

    private async Task<RunningDefinition> ReadAsync(ProcessInstanceRow row, CancellationToken cancellation)
    {
        var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
        var state = ProcessStateJson.Read(row.Snapshot);
        return new RunningDefinition(row, definition, state, ReviewTimetable.Of(definition, calendar.Current, state))
        {
            Undelayed = state.Stopped.IsEmpty ? null : ReviewTimetable.Of(definition, calendar.Current, state.Anchor, state.Variables),
        };
    }

    private ReviewDay? Day(RunningDefinition process, Instant now) =>
        process.Row.EndedAt is null && ProcessClock.Of(process.Definition, process.State, calendar.Current) is { } clock
            ? ReviewDay.On(clock, process.Timetable.Limit?.Due, LondonTime.ToLocal(now).Date)
            : null;
}

/// <param name="Processes">Those that run before those that have ended, the newest first, and what runs beside the work after it.</param>
/// <param name="Mine">The reader's own open tasks, the soonest first.</param>
/// <param name="Awaited">What the review waits for now, as far as the reader may know of it, their own included.</param>
internal sealed record OverviewScreen(
    OpenCase Case, IReadOnlyList<ProcessScreen> Processes, PeopleNames Names, IReadOnlyList<ReviewTaskRow> Mine, IReadOnlyList<AwaitedStep> Awaited)
{
    /// <summary>The versions that wait for their tracked changes and comments to be settled, by the task.</summary>
    public IReadOnlyDictionary<Guid, WaitingDraft> Waiting { get; init; } = new Dictionary<Guid, WaitingDraft>();

    /// <summary>What the reader may begin beside the work on it, as it stands.</summary>
    public IReadOnlyList<OfferedProcess> Offered { get; init; } = [];

    /// <summary>The step that opens next, when nothing is waited for; null where that one is counted from when it opens.</summary>
    public ReviewStep? Next => Processes.Select(p => p.Steps.FirstOrDefault(s => s.State == StepState.ToCome)).OfType<ReviewStep>().Where(s => s.Deadline is not null).MinBy(s => s.Deadline!.Due);
}

/// <param name="Owed">Agency by agency; empty where the process asks for no reports.</param>
/// <param name="Vote">Null where nothing was put to the vote yet.</param>
/// <param name="Delays">What holds it up, and how late it is.</param>
internal sealed record ProcessScreen(
    RunningDefinition Process, ReviewDay? Day, IReadOnlyList<ReviewStep> Steps, IReadOnlyList<OwedReport> Owed, VoteScreen? Vote, ProcessDelays Delays)
{
    /// <summary>The partnership's agencies that were asked for no report, by name; for whoever reads all of them.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];

    /// <summary>Null where none is to be read.</summary>
    public ReplyScreen? Reply { get; init; }

    /// <summary>Null where the process is about something else.</summary>
    public DisputeScreen? Dispute { get; init; }
}
