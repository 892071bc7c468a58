namespace Reviews.Workflows.Forms;

/// <summary>
/// Error messages as GOV.UK words them: an instruction that names the field, so that it can be read on its own at the top
/// of the page. A label that is a question is quoted, because no article fits before it.
/// </summary>
public static class FieldWording
{
    private static readonly string[] NoArticle =
        ["the", "a", "an", "any", "each", "every", "your", "their", "its", "this", "how", "what", "when", "where", "which", "who", "whether", "why", "if", "i", "is", "are"];

    /// <summary>"Enter the reason", "Enter an answer to “What works well?”".</summary>
    public static string Enter(string label) => IsQuestion(label) ? $"Enter an answer to {Quoted(label)}" : $"Enter {WithArticle(label)}";

    /// <summary>"Select the outcome", "Select an answer to “Was your agency involved?”".</summary>
    public static string Select(string label) => IsQuestion(label) ? $"Select an answer to {Quoted(label)}" : $"Select {WithArticle(label)}";

    /// <summary>"Select a file for the agency report".</summary>
    public static string SelectFile(string label) => $"Select a file for {(IsQuestion(label) ? Quoted(label) : WithArticle(label))}";

    /// <summary>"Confirm “I have read this version”": a box that must be ticked.</summary>
    public static string Confirm(string label) => $"Confirm {Quoted(label)}";

    /// <summary>"Date the child died must be a real date".</summary>
    public static string Must(string label, string what) =>
        IsQuestion(label) ? $"The answer to {Quoted(label)} must {what}" : $"{label.Trim()} must {what}";

    private static bool IsQuestion(string label) => label.TrimEnd().EndsWith('?');

    private static string Quoted(string label) => $"“{label.Trim()}”";

    private static string WithArticle(string label)
    {
        var words = label.Trim();
        var first = words.Split(' ')[0];
        // An abbreviation keeps its capitals: "NHS number".
        if (first.Length > 1 && first.Skip(1).Any(char.IsUpper))
            return $"the {words}";
        var lower = char.ToLowerInvariant(words[0]) + words[1..];
        return NoArticle.Contains(first.ToLowerInvariant()) ? lower : $"the {lower}";
    }
}
