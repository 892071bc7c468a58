using System.Diagnostics;

namespace Reviews.Testing.Machine;

/// <summary>A real LibreOffice, and the programs that read the pages of what it makes.</summary>
public static class LibreOffice
{
    private static readonly string[] Places = ["/usr/bin", "/usr/local/bin"];

    /// <summary>Its program; it is installed where it is missing.</summary>
    public static string Program()
    {
        DebianPackages.Ensure("libreoffice-writer-nogui", () => Find("soffice") is not null);
        // Its pages are measured with one and the same face on every machine.
        DebianPackages.Ensure("fonts-liberation", () => Directory.Exists("/usr/share/fonts/truetype/liberation") || Directory.Exists("/usr/share/fonts/truetype/liberation2"));
        return Find("soffice")!;
    }

    /// <summary>The text of each page of a PDF, as a reader's eye goes.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        DebianPackages.Ensure("poppler-utils", () => Find("pdftotext") is not null);
        var file = Path.Combine(Path.GetTempPath(), $"reviews-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            using var reading = Process.Start(new ProcessStartInfo(Find("pdftotext")!, ["-layout", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var text = reading.StandardOutput.ReadToEnd();
            reading.WaitForExit();
            // A page ends with a form feed, the last one too.
            return text.Split('\f')[..^1];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string? Find(string program) => Places.Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);
}
