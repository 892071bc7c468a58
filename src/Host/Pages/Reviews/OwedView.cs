using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The agencies' reports as a table of a review's overview: who owes one at a glance, and how far each has come.</summary>
/// <param name="NotAsked">The partnership's other agencies.</param>
internal sealed record OwedView(IReadOnlyList<OwedReport> Reports, IReadOnlyList<string> NotAsked, string Reference)
{
    /// <summary>"2 of 3 have answered. Owing: Southend Hospital (late)."</summary>
    public string Summary
    {
        get
        {
            var owing = Reports.Where(report => report.Owes).ToList();
            var answered = Reports.Count(report => report.AnsweredAt is not null);
            return FormattableString.Invariant($"{answered} of {Reports.Count} {(answered == 1 ? "has" : "have")} answered.")
                + (owing.Count == 0 ? "" : $" Owing: {string.Join(", ", owing.Select(report => report.Agency + (report.Status == OwedStatus.Late ? " (late)" : "")))}.");
        }
    }

    /// <summary>Each thing that happened with its time, the newest first.</summary>
    public static IEnumerable<string> Times(OwedReport report)
    {
        if (report.AcceptedAt is { } accepted)
            yield return $"Accepted {DueWords.Moment(accepted)}";
        if (report.AnsweredAt is { } answered)
            yield return $"Answered {DueWords.Moment(answered)}{(report.EnteredAt is { } entered ? $", entered for them on {DueWords.Moment(entered)}" : "")}{(report.IsLate ? ", after it was due" : "")}";
        if (report.Task.CancelledAt is { } closed)
            yield return $"Closed {DueWords.Moment(closed)}";
        if (report.BegunAt is { } begun)
            yield return $"Draft saved {DueWords.Moment(begun)}";
        if (report.OpenedAt is { } opened)
            yield return $"Opened {DueWords.Moment(opened)}";
        if (report.Owes && report.Task.Due is { } due)
            yield return $"Due {DueWords.At(due)}";
        yield return report.SentBackAt is { } sentBack ? $"Sent back {DueWords.Moment(sentBack)}" : $"Asked {DueWords.Moment(report.Task.CreatedAt)}";
    }
}
