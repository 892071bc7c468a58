namespace Reviews.Host.Pages;

internal static class Sentence
{
    /// <summary>The words with a capital letter at the beginning.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The words with a small letter at the beginning, to stand within a sentence; an abbreviation keeps its capitals.</summary>
    public static string Small(string words) =>
        words.Length > 1 && char.IsUpper(words[1]) ? words : words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];

    /// <summary>"one", "one and two", "one, two and three".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
