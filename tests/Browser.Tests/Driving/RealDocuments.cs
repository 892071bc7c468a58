using Microsoft.Playwright;
using Reviews.Testing.Documents;

namespace Reviews.Browser.Tests.Driving;

/// <summary>Real files, made by the programs that make such files: a Word document by Open XML, a PDF printed by the browser.</summary>
internal static class RealDocuments
{
    public static FilePayload Docx(string name, params string[] paragraphs) => Docx(name, MarkedDocument.Clean(paragraphs));

    public static FilePayload Docx(string name, byte[] bytes) => new()
    {
        Name = name,
        MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Buffer = bytes,
    };

    public static async Task<FilePayload> PdfAsync(IBrowser browser, string name, string text)
    {
        var page = await browser.NewPageAsync();
        await page.SetContentAsync($"<h1>{System.Net.WebUtility.HtmlEncode(text)}</h1>");
        var bytes = await page.PdfAsync();
        await page.CloseAsync();
        return new() { Name = name, MimeType = "application/pdf", Buffer = bytes };
    }
}
