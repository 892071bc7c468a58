using System.Text.RegularExpressions;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>
/// Every link of a Markdown file leads somewhere: to a file or folder of the repository, in its own letter case, and to a
/// heading or anchor that is there. Addresses of the web are not asked: a test rests on nobody else's machine.
/// </summary>
internal static partial class Links
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "TestResults"];

    public static IEnumerable<string> Violations(string root) =>
        from file in MarkdownIn(new DirectoryInfo(root))
        from target in Targets(File.ReadAllText(file))
        let why = WhyNowhere(root, file, target)
        where why is not null
        select $"{Path.GetRelativePath(root, file)}: expected the link {target} to lead somewhere, but {why}.";

    private static IEnumerable<string> MarkdownIn(DirectoryInfo folder) => folder.EnumerateFiles("*.md").Select(file => file.FullName).Concat(
        folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name) && d.Name is not ".git").SelectMany(MarkdownIn));

    private static IEnumerable<string> Targets(string text) =>
        Target().Matches(Code().Replace(text, "")).Select(match => match.Groups["target"].Value).Where(target => !Scheme().IsMatch(target));

    private static string? WhyNowhere(string root, string file, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var meant = path.Length == 0 ? file
            : Path.GetFullPath(Path.Combine(path[0] == '/' ? root : Path.GetDirectoryName(file)!, Uri.UnescapeDataString(path).TrimStart('/')));
        if (!meant.StartsWith(root, StringComparison.Ordinal))
            return "it leaves the repository";
        if (!Path.Exists(meant))
            return "there is no such file or folder";
        if (anchor is null)
            return null;
        return Path.GetExtension(meant) == ".md" && AnchorsOf(File.ReadAllText(meant)).Contains(anchor) ? null : $"there is no heading for #{anchor}";
    }

    // As GitHub makes them of headings: lower case, spaces as hyphens, other signs dropped, a number at the second of a name.
    private static HashSet<string> AnchorsOf(string text)
    {
        var anchors = Anchor().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(FencedCode().Replace(text, "")))
        {
            var words = Target().Replace(heading.Groups["words"].Value, "]").Trim().ToLowerInvariant();
            var slug = string.Concat(words.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            var name = slug;
            for (var number = 1; !anchors.Add(name); number++)
                name = FormattableString.Invariant($"{slug}-{number}");
        }

        return anchors;
    }

    // What follows the words of a link or picture in round brackets, or stands behind a reference's name.
    [GeneratedRegex(@"\]\(\s*<?(?<target>[^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*<?(?<target>[^\s>]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();

    [GeneratedRegex("^(?<fence>```|~~~).*?^\\k<fence>|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^(?<fence>```|~~~).*?^\\k<fence>", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FencedCode();

    [GeneratedRegex(@"^#{1,6}\s+(?<words>.+?)\s*#*\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<a\\s+(?:id|name)=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:|^//", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();
}
