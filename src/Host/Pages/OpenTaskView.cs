using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages;

/// <summary>An open task of the reader's, to be drawn as a line of a list.</summary>
/// <param name="Reference">The review's; null where the page is about that review alone.</param>
internal sealed record OpenTaskView(ReviewTaskRow Task, string? Reference, CaseDesk Desk)
{
    /// <summary>When the reader saved what they have typed and not sent; null where there is nothing.</summary>
    public Instant? SavedAt { get; init; }

    /// <summary>The version that waits at it for its tracked changes and comments to be settled; null where none does.</summary>
    public WaitingDraft? Waiting { get; init; }

    public bool IsLate => Task.Due is { } due && DueWords.IsOverdue(due, Desk.Now);
}
