using System.Text;
using System.Text.RegularExpressions;

namespace Reviews.Browser.Tests.Driving;

/// <summary>A mail that has left, read back from its file.</summary>
/// <param name="Text">All of it that a reader or a server on the way can see, parts decoded.</param>
internal sealed partial record Mail(string Id, string To, string Subject, string Text)
{
    public static Mail Read(string file)
    {
        var raw = File.ReadAllText(file);
        return new Mail(Header(raw, "Message-ID"), Header(raw, "To"), Header(raw, "Subject"), raw + '\n' + string.Join('\n', Decoded(raw)));
    }

    /// <summary>The addresses it leads to.</summary>
    public IReadOnlyList<Uri> Links() => [.. Link().Matches(Text).Select(m => new Uri(m.Value)).Distinct()];

    private static string Header(string raw, string name)
    {
        var found = Regex.Match(raw, $"^{name}: (?<value>.*(\r?\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        return Unfolded().Replace(found.Groups["value"].Value, " ").Trim();
    }

    private static IEnumerable<string> Decoded(string raw) =>
        from block in Base64Block().Matches(raw)
        select Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(block.Value.Where(c => !char.IsWhiteSpace(c)))));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\r?\n[ \t]+", RegexOptions.None, 5000)]
    private static partial Regex Unfolded();

    [GeneratedRegex(@"(?<=\r?\n\r?\n)([A-Za-z0-9+/]{4,}={0,2}\r?\n?)+(?=\r?\n|$)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Base64Block();
}
