using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>What the rapid review panel recorded (S003 App. E, day 8).</summary>
internal static class MeetingWording
{
    public static IReadOnlyList<ReportBlock> Attendance(ReportMeeting? meeting)
    {
        if (meeting is null)
            return [ReportWords.Missing];
        return
        [
            new ReportBlock.Paragraph(meeting.HeldAt is { } held ? $"The panel met at {LondonWords.Of(held)}." : $"When the panel met: {ReportWords.NotRecorded}"),
            new ReportBlock.Table("Who attended the panel", ["Organisation", "Attended"], [50, 50], [.. meeting.Attended.Select(IReadOnlyList<string> (one) => [one.Body, ReportWords.Cell(one.Names)])]),
            new ReportBlock.Paragraph(meeting.Apologies.Count == 0 ? "Apologies: none were recorded." : $"Apologies: {string.Join("; ", meeting.Apologies)}."),
        ];
    }

    public static IReadOnlyList<ReportBlock> Conflicts(ReportMeeting? meeting) => meeting switch
    {
        null => [ReportWords.Missing],
        { Conflicts: null } => [new ReportBlock.Paragraph("Asked first of all, nobody declared a conflict of interest.")],
        _ => ReportWords.Typed(meeting.Conflicts),
    };

    public static IReadOnlyList<ReportBlock> Family(ReportMeeting? meeting) =>
    [
        .. ReportWords.Typed("What the child and the family said, or why they were not heard", meeting?.Voice),
        .. ReportWords.Typed("How racism, disability or another inequality bore on the case", meeting?.Inequalities),
    ];

    public static IReadOnlyList<ReportBlock> ImmediateAction(ReportMeeting? meeting) =>
    [
        .. ReportWords.Typed("Whether any child is still at risk, and what was done at once", meeting?.Safety),
        .. ReportWords.Typed("Action already taken", meeting?.ActionsTaken),
        .. ReportWords.Typed("Action still required", meeting?.ActionsRequired),
    ];

    public static IReadOnlyList<ReportBlock> Recommendations(ReportMeeting? meeting) => meeting switch
    {
        null => [ReportWords.Missing],
        { Recommendations.Count: 0 } => [new ReportBlock.Paragraph("The panel made no recommendations.")],
        _ => [new ReportBlock.Table("Recommendations", ["", "Recommendation", "Owner", "Due"], [7, 49, 26, 18],
            [.. meeting.Recommendations.Select(IReadOnlyList<string> (one, place) => [FormattableString.Invariant($"{place + 1}"), ReportWords.Cell(one.What), ReportWords.Cell(one.Owner), one.DueOn is { } due ? LondonWords.Of(due) : ReportWords.NotRecorded])])],
    };

    public static IReadOnlyList<ReportBlock> Definition(ReportMeeting? meeting) =>
    [
        new ReportBlock.Labelled("Does the case meet the definition of a serious child safeguarding case", ReportWords.YesNo(meeting?.DefinitionMet)),
        .. ReportWords.Typed(meeting?.DefinitionReason),
    ];

    /// <summary>One by one, each with its answer and its reason (SI 2018/789, regulation 11).</summary>
    public static IReadOnlyList<ReportBlock> Criteria(ReportMeeting? meeting) => meeting is not { Criteria.Count: > 0 }
        ? [ReportWords.Missing]
        : [new ReportBlock.Table("The statutory criteria one by one", ["Criterion", "Met", "Reason"], [40, 10, 50],
            [.. meeting.Criteria.Select(IReadOnlyList<string> (one) => [$"{one.Question}\n{one.Source}", ReportWords.YesNo(one.IsMet), ReportWords.Cell(one.Reason)])])];
}
