namespace Reviews.Notifications.Messages;

/// <summary>
/// What kind of review a mail is about, in the words that its definition has for itself ("Rapid review", "Child safeguarding
/// practice review"): nothing that anybody typed about a case. Goes within a sentence: "the rapid review report".
/// </summary>
/// <param name="Name">The name of the process.</param>
public sealed record ReviewType(string Name)
{
    private const int Longest = 80;

    /// <summary>In lower case but for what is written in capitals; letters, figures, spaces and hyphens only, so that it can pass for nothing else.</summary>
    public override string ToString()
    {
        var words = string.Join(' ', new string([.. Name.Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        words = words.Length <= Longest ? words : words[..Longest].TrimEnd();
        return words.Length > 1 && !char.IsUpper(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }
}
