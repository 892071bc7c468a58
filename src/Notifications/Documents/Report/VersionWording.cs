using System.Globalization;
using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>Which versions there were, who signed which of them, and what no longer counts (S003 App. E, days 12 to 14).</summary>
internal static class VersionWording
{
    public static IReadOnlyList<ReportBlock> Versions(IReadOnlyList<ReportVersion> versions) => versions.Count == 0
        ? [ReportWords.Missing]
        : [new ReportBlock.Table("Versions of the report", ["Version", "Handed in", "SHA-256 and what changed"], [12, 24, 64],
            [.. versions.Select(IReadOnlyList<string> (one) => [Number(one.Number), LondonWords.Of(one.At), one.Note.Length > 0 ? $"{Hash(one.Sha256)}\n{ReportWords.Cell(one.Note)}" : Hash(one.Sha256)])])];

    public static IReadOnlyList<ReportBlock> SignOffs(IReadOnlyList<ReportSignOff> signOffs) => signOffs.Count == 0
        ? [ReportWords.Missing]
        : [new ReportBlock.Table("Sign-off by each agency’s senior", ["Agency", "Sign-off", "Version and SHA-256"], [30, 38, 32],
            [.. signOffs.Select(IReadOnlyList<string> (one) => [one.For, Said(one), Signed(one)])])];

    public static IReadOnlyList<ReportBlock> Advisor(ReportSignOff? signOff) => signOff is null
        ? [ReportWords.Missing]
        : [new ReportBlock.Table("Sign-off of the final copy", [signOff.For, "Version and SHA-256"], [50, 50], [[Said(signOff), Signed(signOff)]])];

    private static string Said(ReportSignOff signOff) => string.Join('\n', Lines(signOff).Where(line => line.Length > 0));

    private static IEnumerable<string> Lines(ReportSignOff signOff)
    {
        yield return signOff.State switch
        {
            SignOffState.Signed => "Signed off",
            SignOffState.SignedBeforeCorrections => "Signed off; proof corrections since, to which no agency objected",
            SignOffState.Void => "Void: signed an earlier version, which was changed since",
            SignOffState.IssueRaised => "An issue was raised",
            SignOffState.Silent => "Silent: no sign-off came in time. Silence is no consent",
            _ => ReportWords.NotRecorded,
        };
        yield return string.Join(", ", new[] { signOff.Name, signOff.Level }.Where(part => part.Length > 0));
        yield return signOff.Issue;
        yield return signOff.At is { } at ? LondonWords.Of(at) : "";
        yield return signOff.Recorded ?? "";
    }

    private static string Signed(ReportSignOff signOff) => signOff.Sha256.Length == 0
        ? "–"
        : signOff.Version is { } version ? $"Version {Number(version)}\n{Hash(signOff.Sha256)}" : Hash(signOff.Sha256);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Broken where a narrow column can break it: 64 letters without a space run off the page.
    private static string Hash(string sha256) => string.Join(' ', sha256.Chunk(16).Select(part => new string(part)));
}
