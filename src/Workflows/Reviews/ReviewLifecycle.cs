namespace Reviews.Workflows.Reviews;

/// <summary>Where a review stands.</summary>
public enum ReviewStatus
{
    /// <summary>A referral or incident is recorded; whether to notify is not yet decided.</summary>
    Opened,

    /// <summary>The Panel has been notified; the rapid review has not begun.</summary>
    Notified,

    /// <summary>The partners decided not to notify: a record like any other (domain requirement 7).</summary>
    NotNotified,

    /// <summary>Its process runs.</summary>
    InProgress,

    Completed,

    /// <summary>Stopped lawfully, its history kept: the criteria were not met after all.</summary>
    Withdrawn,
}

/// <summary>
/// The moves a review may make, as a table. A review that was not notified may be opened again when new facts arrive, with
/// a new day of awareness; a completed one goes on where somebody outside writes later; a withdrawn one moves no more.
/// </summary>
public static class ReviewLifecycle
{
    private static readonly Dictionary<ReviewStatus, ReviewStatus[]> Moves = new()
    {
        // A case a partner raised begins without a notification (S003 App. D), so notified may be passed over.
        // What decides whether there is to be a review, and is no notification, ends where there is to be none.
        [ReviewStatus.Opened] = [ReviewStatus.Notified, ReviewStatus.NotNotified, ReviewStatus.InProgress, ReviewStatus.Completed, ReviewStatus.Withdrawn],
        [ReviewStatus.Notified] = [ReviewStatus.InProgress, ReviewStatus.Withdrawn],
        [ReviewStatus.NotNotified] = [ReviewStatus.Opened],
        [ReviewStatus.InProgress] = [ReviewStatus.Completed, ReviewStatus.Withdrawn],
        // What somebody outside writes later, such as the Panel (S003 App. D).
        [ReviewStatus.Completed] = [ReviewStatus.InProgress],
        [ReviewStatus.Withdrawn] = [],
    };

    public static bool CanMove(ReviewStatus from, ReviewStatus to) => Moves[from].Contains(to);

    /// <summary>Null when the move is allowed; else why it is not, under the code <c>review-cannot-move</c>.</summary>
    public static Refusal? WhyNot(ReviewStatus from, ReviewStatus to) => CanMove(from, to)
        ? null
        : new Refusal(
            "review-cannot-move",
            Moves[from] is []
                ? $"Expected the review to stay {Words(from)}, because such a review moves no more, but it was to become {Words(to)}."
                : $"Expected a review that is {Words(from)} to become {string.Join(" or ", Moves[from].Select(Words))}, but it was to become {Words(to)}.");

    /// <summary>The status as people read it.</summary>
    public static string Words(ReviewStatus status) => status switch
    {
        ReviewStatus.Opened => "opened",
        ReviewStatus.Notified => "notified",
        ReviewStatus.NotNotified => "not notified",
        ReviewStatus.InProgress => "in progress",
        ReviewStatus.Completed => "completed",
        ReviewStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a review."),
    };
}
