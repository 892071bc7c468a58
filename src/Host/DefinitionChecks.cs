using Reviews.Host.Calendar;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.ServiceTasks;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;

namespace Reviews.Host;

/// <summary>Reads workflows/ as the application is about to run it, with everything that keeps it from that.</summary>
internal static class DefinitionChecks
{
    /// <returns>The folders, and each problem in a line: file, line, element, code and sentence.</returns>
    public static (IReadOnlyList<PartnershipFolder> Read, IReadOnlyList<string> Problems) Read(WorkflowsFolder folder)
    {
        var read = Directory.Exists(folder.Path) ? PartnershipFolder.ReadAll(folder) : [];
        if (read.Count == 0)
            return ([], [$"Expected a partnership's folder with a partnership.json in {folder.Path}, but there is none."]);
        var wrong = new List<string>();
        var found = read.SelectMany(f => f.Problems).ToList();
        // Without working days nothing about dates can be said, but what else is wrong still can.
        if (Calendar(folder, wrong) is { } calendar)
            found.AddRange(Verifier.Check(DefinitionFolder.Read(folder.Definitions()), new VerificationSettings(calendar.Current, KnownJobs.Types())));
        wrong.AddRange(found.Where(p => p.Severity != Severity.Warning)
            .Select(p => $"{p.File}:{p.Line} {p.Element ?? "-"} {p.Code} {p.Message}").Distinct(StringComparer.Ordinal));
        wrong.AddRange(TemplateFolder.Problems(folder));
        return (read, wrong);
    }

    private static HolidayCalendar? Calendar(WorkflowsFolder folder, List<string> wrong)
    {
        try
        {
            return HolidayCalendar.Read(folder);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException)
        {
            wrong.Add($"{folder.CalendarFile}: {unreadable.Message}");
            return null;
        }
    }
}
