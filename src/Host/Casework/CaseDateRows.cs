using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>The dates of a review, each value of each a row of its own: what was recorded once stays, and what is recorded last stands.</summary>
internal static class CaseDateRows
{
    public static async Task<CaseDates> KnownAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        Of(await RowsAsync(db, reviewId, cancellation));

    /// <summary>The same inside a change, what it stated itself included. Until it is kept, nobody else's date comes between, for each is held against all others.</summary>
    public static async Task<CaseDates> LockedAsync(CaseTransaction transaction, Guid reviewId)
    {
        // The review's own row stands for its dates as it does for its team.
        await transaction.LockTeamAsync(reviewId);
        var saved = await RowsAsync(transaction.Db, reviewId, transaction.Cancellation);
        return Of(saved.Concat(transaction.Db.CaseDates.Local.Where(d => d.ReviewId == reviewId)));
    }

    /// <summary>How many values the date was given so far.</summary>
    public static Task<int> CountAsync(ReviewsDb db, Guid reviewId, CaseDate date, CancellationToken cancellation) =>
        db.CaseDates.CountAsync(d => d.ReviewId == reviewId && d.Date == date.Id, cancellation);

    /// <summary>Records what was not known before; it was checked.</summary>
    /// <param name="taskId">The task whose form states it; null at a start.</param>
    public static void State(CaseTransaction transaction, Guid reviewId, IReadOnlyDictionary<CaseDate, ClockAnchor> dates, Guid? taskId)
    {
        foreach (var (date, value) in dates)
        {
            Add(transaction, reviewId, date, 1, value, taskId, why: null);
            transaction.Record(reviewId, DateAct.Stated, DateAct.Of(date, value, from: null, taskId));
        }
    }

    /// <summary>Records what stands from now on. For a date that was not known there need be no reason.</summary>
    /// <param name="why">The reason, where it is another than the change's own.</param>
    public static async Task CorrectAsync(CaseTransaction transaction, Guid reviewId, CaseDate date, ClockAnchor value, ClockAnchor? from, string? why = null)
    {
        var before = await CountAsync(transaction.Db, reviewId, date, transaction.Cancellation);
        var context = why is null ? transaction.Context : transaction.Context with { Why = why };
        Add(transaction, reviewId, date, before + 1, value, taskId: null, context.Why);
        transaction.Record(new AuditAct(AuditEntryRow.ChainOf(reviewId), context, context.At, from is null ? DateAct.Stated : DateAct.Corrected, AuditJson.Write(DateAct.Of(date, value, from, taskId: null))));
    }

    /// <summary>What stands. A date that this version does not know is kept, and is none of those it holds against each other.</summary>
    public static CaseDates Of(IEnumerable<CaseDateRow> rows) => new(rows
        .Where(row => row.Which is not null)
        .GroupBy(row => row.Which!, (date, values) => (Date: date, Last: values.MaxBy(row => row.Number)!))
        .ToDictionary(one => one.Date, one => new ClockAnchor(one.Last.On, one.Last.Time)));

    /// <summary>Every value that a review's dates were given, the first first.</summary>
    public static Task<List<CaseDateRow>> RowsAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        db.CaseDates.AsNoTracking().Where(d => d.ReviewId == reviewId).OrderBy(d => d.Number).ToListAsync(cancellation);

    private static void Add(CaseTransaction transaction, Guid reviewId, CaseDate date, int number, ClockAnchor value, Guid? taskId, string? why) =>
        transaction.Db.CaseDates.Add(new CaseDateRow
        {
            ReviewId = reviewId,
            Date = date.Id,
            Number = number,
            On = value.Date,
            Time = value.Time,
            At = transaction.Context.At,
            By = transaction.Context.By,
            Why = number == 1 ? null : why,
            TaskId = taskId,
            Words = date.IsKnownToAll ? null : new() { ReviewId = reviewId, Date = date.Id, Number = number, Name = date.Name, Clause = date.Clause },
        });
}
