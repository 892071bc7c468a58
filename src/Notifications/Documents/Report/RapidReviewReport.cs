using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>The words for every place of a template, made of what is recorded.</summary>
public static class RapidReviewReport
{
    /// <summary>What to fill each place with, by its name; none is left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReportBlock>> Of(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var meeting = facts.Meeting;
        return new Dictionary<string, IReadOnlyList<ReportBlock>>
        {
            [ReportPlace.Reference] = Line(ReferenceText.Of(facts.Reference)),
            [ReportPlace.Partnership] = Line(facts.Partnership),
            [ReportPlace.Prepared] = Line(LondonWords.Of(facts.PreparedAt)),
            [ReportPlace.Version] = Line(facts.Versions is [.., var last] ? FormattableString.Invariant($"Version {last.Number}") : "No version has been handed in yet"),
            [ReportPlace.Dates] = DateWording.Of(facts),
            [ReportPlace.Agencies] = AgencyWording.Table(facts.Agencies),
            [ReportPlace.AgencyParts] = AgencyWording.Parts(facts.Agencies),
            [ReportPlace.Panel] = MeetingWording.Attendance(meeting),
            [ReportPlace.Conflicts] = MeetingWording.Conflicts(meeting),
            [ReportPlace.Findings] = ReportWords.Typed(meeting?.Findings),
            [ReportPlace.WorkingWell] = ReportWords.Typed(meeting?.WorkingWell),
            [ReportPlace.Concerns] = ReportWords.Typed(meeting?.Concerns),
            [ReportPlace.Themes] = ReportWords.Typed(meeting?.Themes),
            [ReportPlace.Family] = MeetingWording.Family(meeting),
            [ReportPlace.ImmediateAction] = MeetingWording.ImmediateAction(meeting),
            [ReportPlace.Recommendations] = MeetingWording.Recommendations(meeting),
            [ReportPlace.Definition] = MeetingWording.Definition(meeting),
            [ReportPlace.Criteria] = MeetingWording.Criteria(meeting),
            [ReportPlace.Decision] = DecisionWording.Decision(facts),
            [ReportPlace.Votes] = DecisionWording.Votes(facts),
            [ReportPlace.MinorityView] = DecisionWording.MinorityView(facts),
            [ReportPlace.Versions] = VersionWording.Versions(facts.Versions),
            [ReportPlace.SignOffs] = VersionWording.SignOffs(facts.SignOffs),
            [ReportPlace.AdvisorSignOff] = VersionWording.Advisor(facts.AdvisorSignOff),
        };
    }

    private static IReadOnlyList<ReportBlock> Line(string text) => [new ReportBlock.Paragraph(text)];
}
