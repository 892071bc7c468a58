using System.Text.Json;

namespace Reviews.Workflows;

/// <summary>Why a text is no JSON, in words for whoever wrote it: without the reader's own advice to programmers, and with the line counted from 1.</summary>
public static class JsonFault
{
    /// <summary>One sentence part that ends in a full stop, such as <c>',' is an invalid start of a value (line 3).</c></summary>
    public static string Why(JsonException wrong) =>
        wrong.LineNumber is { } line ? $"{WithoutLine(wrong).TrimEnd('.')} (line {line + 1})." : WithoutLine(wrong);

    /// <summary>The same where the line is said elsewhere.</summary>
    public static string WithoutLine(JsonException wrong)
    {
        var text = wrong.Message;
        var cut = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (cut >= 0) text = text[..cut];
        if (text.Contains("does not contain any JSON", StringComparison.Ordinal)) return "there is nothing in it.";
        if (text.Contains("depth to be zero", StringComparison.Ordinal)) return "it ends before an object or list in it is closed.";
        return text.Contains("isFinalBlock", StringComparison.Ordinal) ? "it ends too early." : text;
    }
}
