namespace Reviews.Notifications.Messages;

/// <summary>The answers that steps offer, in words: the same on pages and in documents.</summary>
public static class ChoiceWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["commission"] = "Commission a local child safeguarding practice review",
        ["do-not-commission"] = "Do not commission a review",
        ["criteria-met"] = "The criteria are met",
        ["criteria-not-met"] = "The criteria are not met",
        ["learning-review"] = "A learning or facilitated review",
        ["multi-agency-audit"] = "A multi-agency audit",
        ["single-agency-work"] = "Work within one agency",
        ["none"] = "Nothing further",
        ["national-review"] = "Ask the Panel to consider a national review",
        ["agrees"] = "The Panel agrees with the decision",
        ["comments"] = "The Panel agrees, with comments",
        ["disagrees"] = "The Panel disagrees with the decision",
        ["suggests-national-review"] = "The Panel suggests a national review",
        ["takes-case"] = "The Panel takes the case into a national review itself",
        ["suggests-practice-review"] = "The Panel suggests a local child safeguarding practice review",
        ["signed-off"] = "Sign this version off",
        ["issue-raised"] = "Raise an issue: it cannot be signed off yet",
        ["corrections-needed"] = "Corrections are needed before it can be signed off",
        ["report"] = "A report",
        ["nil-return"] = "A nil return: there is nothing to report",
        ["internal-documents"] = "Internal documents in place of a report (modified response)",
    };

    /// <summary>An answer in words; one that a partnership made up itself is read as it is written.</summary>
    public static string Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Words.TryGetValue(value, out var words) ? words : value.Length == 0 ? "" : char.ToUpperInvariant(value[0]) + value[1..].Replace('-', ' ');
    }
}
