using System.Globalization;

namespace Reviews.Host.Documents;

/// <summary>How documents are turned into PDF: the settings' section <c>Documents</c>.</summary>
internal sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>LibreOffice's program, by its name or its whole path; empty where this machine makes no PDF.</summary>
    public string Converter { get; set; } = "soffice";

    /// <summary>How long one document may take before the program is ended.</summary>
    public string TimeoutSeconds { get; set; } = "90";

    public TimeSpan Timeout => TimeSpan.FromSeconds(int.Parse(TimeoutSeconds, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Converter.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && !File.Exists(Converter))
            problems.Add($"Expected {Section}:{nameof(Converter)} to be LibreOffice’s program, but there is no file {Converter}.");
        if (!int.TryParse(TimeoutSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 600)
            problems.Add($"Expected {Section}:{nameof(TimeoutSeconds)} to be a whole number from 1 to 600, but it is \"{TimeoutSeconds}\".");
        return problems;
    }
}
