using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>The dates of the review, its limit, and whether it was kept.</summary>
internal static class DateWording
{
    public static IReadOnlyList<ReportBlock> Of(ReportFacts facts)
    {
        List<IReadOnlyList<string>> rows = [.. facts.Dates.Select(IReadOnlyList<string> (date) => [date.Name, Moment(date)])];
        rows.AddRange(LimitOf(facts.Limit, facts.PreparedAt));
        var table = new ReportBlock.Table("Dates of the review", ["What", "When"], [40, 60], rows);
        return facts.Limit is { DaysLate: > 0 } late ? [table, .. ReportWords.Typed("Why it is late", late.LateReason)] : [table];
    }

    private static string Moment(ReportDate date) => date.On is not { } on
        ? ReportWords.NotRecorded
        : date.At is { } at ? LondonWords.Of(on + at) : LondonWords.Of(on);

    private static IEnumerable<IReadOnlyList<string>> LimitOf(ReportLimit? limit, LocalDateTime now)
    {
        if (limit is null)
        {
            yield return ["Limit", ReportWords.NotRecorded];
            yield break;
        }

        if (limit.Original is { } original)
            yield return ["Limit before a delay was agreed", LondonWords.Of(original)];
        yield return ["Limit", LondonWords.Of(limit.Due)];
        yield return ["Submitted", limit.SubmittedAt is { } sent ? LondonWords.Of(sent) : ReportWords.NotRecorded];
        yield return ["Limit met", Met(limit, now)];
    }

    private static string Met(ReportLimit limit, LocalDateTime now)
    {
        var late = limit.DaysLate > 0 ? $"{ReportWords.Count(limit.DaysLate, "working day", "working days")} late" : "late on the day itself";
        if (limit.SubmittedAt is { } sent)
            return sent <= limit.Due ? "Yes" : $"No: {late}";
        return now <= limit.Due ? "Not yet due" : $"No: not yet submitted, and {late}";
    }
}
