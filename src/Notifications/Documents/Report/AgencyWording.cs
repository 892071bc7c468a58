using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>Who was asked and what came: a silent agency is named as silent, and never left away.</summary>
internal static class AgencyWording
{
    public static IReadOnlyList<ReportBlock> Table(IReadOnlyList<ReportAgency> agencies) => agencies.Count == 0
        ? [ReportWords.Missing]
        : [new ReportBlock.Table("Agencies asked for a report, and what came", ["Agency", "What came", "When"], [42, 34, 24],
            [.. agencies.Select(IReadOnlyList<string> (agency) => [agency.Name, Answer(agency), agency.At is { } at ? LondonWords.Of(at) : "–"])])];

    public static IReadOnlyList<ReportBlock> Parts(IReadOnlyList<ReportAgency> agencies) =>
        agencies.Count == 0 ? [ReportWords.Missing] : [.. agencies.SelectMany(PartOf)];

    private static IEnumerable<ReportBlock> PartOf(ReportAgency agency)
    {
        yield return new ReportBlock.Heading(agency.Name);
        if (agency.Parts.Count == 0)
            yield return new ReportBlock.Quiet(Nothing(agency));
        foreach (var (heading, text) in agency.Parts)
            yield return new ReportBlock.Labelled(heading, ReportWords.Cell(text));
        if (agency.Files > 0)
            yield return new ReportBlock.Quiet($"{ReportWords.Count(agency.Files, "file", "files")} came with it, and {(agency.Files == 1 ? "is" : "are")} kept with the review.");
        if (agency.Recorded is { } recorded)
            yield return new ReportBlock.Quiet(recorded);
    }

    private static string Answer(ReportAgency agency) => agency.Answer switch
    {
        AgencyAnswer.Late => "Late: not received yet",
        AgencyAnswer.Silent => "Silent: nothing came in time",
        AgencyAnswer.Answered => "Received",
        AgencyAnswer.Report => "Report",
        AgencyAnswer.ReportLate => "Report, late",
        AgencyAnswer.NilReturn => "Nil return",
        AgencyAnswer.NilReturnLate => "Nil return, late",
        AgencyAnswer.InternalDocuments => "Internal documents (modified response)",
        _ => "Asked: not yet due",
    };

    private static string Nothing(ReportAgency agency) => agency.Answer switch
    {
        AgencyAnswer.Silent => "This agency was asked for a report, and nothing came in time.",
        AgencyAnswer.Awaited or AgencyAnswer.Late => ReportWords.NotRecorded,
        AgencyAnswer.Answered => "Received. It can be read once the reports are circulated.",
        _ => "Nothing was written in the service.",
    };
}
