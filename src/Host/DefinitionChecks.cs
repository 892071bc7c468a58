using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
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
    // The same bytes always have the same faults, and to look for them all takes a second: whoever starts again, or checks and then starts, need not.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<DefinitionProblem>> Checked = new(StringComparer.Ordinal);

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
            found.AddRange(Check(folder, new VerificationSettings(calendar.Current, KnownJobs.Types())));
        wrong.AddRange(found.Where(p => p.Severity != Severity.Warning)
            .Select(p => $"{p.File}:{p.Line} {p.Element ?? "-"} {p.Code} {p.Message}").Distinct(StringComparer.Ordinal));
        wrong.AddRange(TemplateFolder.Problems(folder));
        return (read, wrong);
    }

    private static IReadOnlyList<DefinitionProblem> Check(WorkflowsFolder folder, VerificationSettings settings)
    {
        var files = folder.Definitions();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(folder.CalendarFile));
        foreach (var file in files)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)));
            hash.AppendData(SHA256.HashData(file.Content));
        }

        return Checked.GetOrAdd(Convert.ToHexString(hash.GetHashAndReset()), _ => Verifier.Check(DefinitionFolder.Read(files), settings));
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
