namespace Reviews.Host.Pages;

internal static class Sentence
{
    /// <summary>The words with a capital letter at the beginning.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
