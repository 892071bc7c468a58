using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// What was closed turns out not to be done, or not to last: the business manager has it followed again, with a reason and a new
/// date. What was said of it before goes on with it.
/// </summary>
internal sealed class ReopenFollowUp(ProcessRunner runner, DefinitionShelf definitions)
{
    public const int LongestReason = 2000;

    public static Refusal NotClosed { get; } = new("not-closed", "Expected something that is closed, but it is followed already. Look at it again.");

    /// <param name="key">As <see cref="FollowedRecord"/> names it.</param>
    /// <param name="reason">For its owner and those who read all that is followed: not the reason of the act, which everyone on the review reads.</param>
    public Task<Outcome<AddedFollowUp>> RunAsync(ActionContext context, Guid reviewId, string key, string? reason, LocalDate dueOn, CancellationToken cancellation) =>
        runner.RunAsync<AddedFollowUp>(
            context, Asked.For(nameof(ReopenFollowUp), reviewId, key, FormattableString.Invariant($"{dueOn:uuuu-MM-dd}"), reason), transaction => ReopenAsync(transaction, reviewId, key, reason?.Trim(), dueOn), cancellation);

    private async Task<Outcome<AddedFollowUp>> ReopenAsync(CaseTransaction transaction, Guid reviewId, string key, string? reason, LocalDate dueOn)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.KeepFollowUp) is { } notAllowed)
            return notAllowed;
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (!await FollowUps.IsPossibleAsync(transaction.Db, definitions, review, transaction.Cancellation))
            return AddFollowUp.NothingToFollow;
        if (Faults(reason, dueOn, transaction.Context.At).ToList() is { Count: > 0 } found)
            return Outcome<AddedFollowUp>.Rejected(found);
        // Where there are many writers, two who reopen the same one must not both find it closed.
        if (FollowedRecord.ProcessOf(key) is not { } process || await transaction.FindAsync(process) is null)
            return NotClosed;
        if ((await FollowedRecord.OfAsync(transaction.Db, reviewId, transaction.Cancellation)).FirstOrDefault(one => one.Key == key) is not { IsOpen: false } closed)
            return NotClosed;
        var today = LondonTime.ToLocal(transaction.Context.At).Date;
        var item = FeelContext.Empty.With("item", closed.Item);
        var again = new FollowedItem(item.NeedText("item", "kind"), item.NeedText("item", "what"), item.NeedText("item", "id"), dueOn)
        {
            Source = (closed.Item.Find("source") as FeelText)?.Value,
            GivenOn = (closed.Item.Find("givenOn") as FeelDate)?.Value,
            Before = new FollowedBefore(closed.Key, closed.Log, today, reason!),
        };
        if (await FollowUps.AddAsync(transaction, review, definitions, [again]) is { } refusal)
            return refusal;
        transaction.Record(reviewId, "follow-up-reopened", new { Item = key, DueOn = FormattableString.Invariant($"{dueOn:uuuu-MM-dd}") });
        return new AddedFollowUp(reviewId);
    }

    /// <summary>Every fault; the fields are <c>why</c> and <c>dueOn</c>. A day that was not given is asked for elsewhere.</summary>
    public static IEnumerable<FieldError> Faults(string? reason, LocalDate? dueOn, Instant now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            yield return new("why", "Enter why it is followed again");
        else if (reason.Length > LongestReason)
            yield return new("why", FormattableString.Invariant($"Why it is followed again must be {LongestReason} characters or fewer"));
        if (dueOn < LondonTime.ToLocal(now).Date)
            yield return new("dueOn", "The day by which it is to be done must be today or in the future");
    }
}
