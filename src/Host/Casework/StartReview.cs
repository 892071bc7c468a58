using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>A new review with its first process: the reference is given out, and those who hold a part in it are put on it.</summary>
internal sealed class StartReview(ProcessRunner runner, DefinitionShelf definitions)
{
    public Task<Outcome<StartedReview>> RunAsync(ActionContext context, NewReview asked, CancellationToken cancellation) =>
        runner.RunAsync<StartedReview>(context, Asked.For(nameof(StartReview), asked.Partnership, asked.ProcessId, Asked.Anchor(asked.Anchor), asked.AgencyIds, VariableJson.Write(asked.Variables)), transaction => StartAsync(transaction, asked), cancellation);

    private async Task<Outcome<StartedReview>> StartAsync(CaseTransaction transaction, NewReview asked)
    {
        if (await transaction.WhyNotInAsync(asked.Partnership, Permission.StartReview) is { } notAllowed)
            return notAllowed;
        if (definitions.Partnership(asked.Partnership) is not { } partnership || definitions.Current(asked.Partnership, asked.ProcessId) is not { } definition)
            return Refusals.NotFound;
        var unknown = asked.AgencyIds.Where(id => partnership.Agency(id) is null).ToList();
        if (unknown.Count > 0)
            return Outcome<StartedReview>.Rejected([new FieldError("agencies", $"Select agencies of {partnership.Name} only")]);
        var stated = Stated(definition, asked);
        if (CaseDates.None.Faults(stated, transaction.Context.At) is { Count: > 0 } faults)
            return Outcome<StartedReview>.Rejected([.. faults.Select(fault => new FieldError(fault.Date.Id, fault.Sentence))]);
        var prepared = asked.Prepared is { } from ? await PreparedAsync(transaction, from.Id) : null;
        if (asked.Prepared is not null && prepared is null)
            return Refusals.NotFound;
        if (prepared is not null && CheckedAnswers.Of(prepared) != asked.Prepared)
            return Refusals.ChangedSinceOpened;
        var startedOn = LondonTime.ToLocal(transaction.Context.At).Date;
        var review = new ReviewRow
        {
            Id = Guid.NewGuid(),
            Reference = (await NextReferenceAsync(transaction, partnership, startedOn.Year)).ToString(),
            Partnership = partnership.Id,
            ProcessId = definition.Id,
            Status = definition.PrecedesReview ? ReviewStatus.Opened : ReviewStatus.InProgress,
            StartedOn = startedOn,
            StartedAt = transaction.Context.At,
            StartedBy = transaction.Context.By,
        };
        transaction.Db.Reviews.Add(review);
        transaction.Record(review.Id, "review-started", new { review.Reference, review.Partnership, review.ProcessId });
        CaseDateRows.State(transaction, review.Id, stated, taskId: null);
        await ReviewTeam.PutStandingOnAsync(transaction, review, asked.AgencyIds);
        var variables = ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, asked.AgencyIds, asked.Variables);
        if (await transaction.BeginAsync(review, definition, variables, asked.Anchor) is { } refusal)
            return refusal;
        if (prepared is not null)
            (prepared.Answers, prepared.StartedAs) = ("", review.Reference);
        return new StartedReview(review.Id, review.Reference);
    }

    // What the process counts from is the first of the review's dates.
    private static Dictionary<CaseDate, ClockAnchor> Stated(ProcessDefinition definition, NewReview asked)
    {
        var stated = asked.Dates.ToDictionary();
        if (asked.Anchor is { } anchor && definition.CountsFrom is { } date)
            stated[date] = anchor;
        return stated;
    }

    // Where there are many writers, the row is locked as it is read: answers that come meanwhile wait, and then become others.
    private static async Task<PreparedReviewRow?> PreparedAsync(CaseTransaction transaction, Guid id)
    {
        var rows = transaction.Db.Database.IsNpgsql()
            ? transaction.Db.PreparedReviews.FromSql($"SELECT * FROM \"PreparedReviews\" WHERE \"Id\" = {id} FOR UPDATE")
            : transaction.Db.PreparedReviews.Where(p => p.Id == id);
        return (await rows.ToListAsync(transaction.Cancellation)).SingleOrDefault(p => p.PersonId == transaction.Context.PersonId() && p.StartedAs is null);
    }

    // References are never given back, so the highest number is the last one; the unique index settles a tie.
    private static async Task<ReviewReference> NextReferenceAsync(CaseTransaction transaction, Partnership partnership, int year)
    {
        var beginning = $"{partnership.ReferencePrefix}-{year:0000}-";
        var given = await transaction.Db.Reviews.Where(r => r.Reference.StartsWith(beginning)).Select(r => r.Reference).ToListAsync(transaction.Cancellation);
        return new ReviewReference(partnership.ReferencePrefix, year, given.Select(text => ReviewReference.Parse(text).Number).DefaultIfEmpty(0).Max() + 1);
    }
}

/// <summary>What is to be started.</summary>
/// <param name="ProcessId">One of the partnership's definitions.</param>
/// <param name="Anchor">What the process's clock counts from; the engine refuses a clock without one.</param>
/// <param name="AgencyIds">The agencies asked; their leads and seniors are put on the review.</param>
/// <param name="Variables">What the process begins with, beside reference, partnership, partners and agencies.</param>
internal sealed record NewReview(string Partnership, string ProcessId, ClockAnchor? Anchor, IReadOnlyList<string> AgencyIds, FeelContext Variables)
{
    /// <summary>What is said of its dates besides what it is counted from.</summary>
    public IReadOnlyDictionary<CaseDate, ClockAnchor> Dates { get; init; } = new Dictionary<CaseDate, ClockAnchor>();

    /// <summary>The answers it is started from, as they were checked; none where it is started without.</summary>
    public CheckedAnswers? Prepared { get; init; }
}

/// <param name="Hash">Of what they said: others given since, in another window, are not the ones that were checked.</param>
internal sealed record CheckedAnswers(Guid Id, string Hash)
{
    public static CheckedAnswers Of(PreparedReviewRow row) => new(row.Id, OneTimeSecret.HashOf(row.Answers));
}

internal sealed record StartedReview(Guid ReviewId, string Reference);
