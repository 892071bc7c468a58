using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages;

/// <summary>An open task of the reader's, to be drawn as a line of a list.</summary>
/// <param name="Reference">The review's; null where the page is about that review alone.</param>
internal sealed record OpenTaskView(ReviewTaskRow Task, string? Reference, CaseDesk Desk)
{
    public bool IsLate => Task.Due is { } due && DueWords.IsOverdue(due, Desk.Now);
}
