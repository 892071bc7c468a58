using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Somebody in front of a browser.</summary>
public sealed partial class PersonAtWork(CaseWorld world, Guid id, string name, HttpClient client, CookieContainer? cookies = null)
{
    /// <summary>What the browser keeps.</summary>
    public CookieContainer Cookies => cookies ?? throw new InvalidOperationException("Expected somebody who has signed in.");

    public Guid Id => id;

    public string Name => name;

    public async Task<Answer> OpenAsync(string path) => await Answer.OfAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>What is saved from there.</summary>
    public async Task<byte[]> SaveAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Opens a page, fills in its form and sends it: with the page's own hidden fields unless others are given.</summary>
    public async Task<Answer> SendAsync(string path, params (string Name, string Value)[] fields) => await PostAsync(path, await OpenAsync(path), fields, null);

    public async Task<Answer> SendAsync(string path, (string Field, string FileName, string Content) file, params (string Name, string Value)[] fields) =>
        await PostAsync(path, await OpenAsync(path), fields, file);

    /// <summary>Sends a form as it stood on a page opened before.</summary>
    public Task<Answer> PostAsync(string path, Answer page, (string Name, string Value)[] fields, (string Field, string FileName, string Content)? file) =>
        PostFilesAsync(path, page, fields, file is { } sent ? [(sent.Field, sent.FileName, Encoding.UTF8.GetBytes(sent.Content))] : []);

    public async Task<Answer> SendFilesAsync(string path, (string Field, string FileName, byte[] Content)[] files, (string Name, string Value)[] fields) =>
        await PostFilesAsync(path, await OpenAsync(path), fields, files);

    /// <summary>A request of any method, with these fields and nothing else.</summary>
    public async Task<Answer> AskAsync(HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        return await Answer.OfAsync(await client.SendAsync(request));
    }

    /// <summary>The same with files of any bytes.</summary>
    public async Task<Answer> PostFilesAsync(string path, Answer page, (string Name, string Value)[] fields, (string Field, string FileName, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden(page).Where(h => !fields.Any(f => f.Name == h.Name)).Concat(fields))
            form.Add(new StringContent(value), field);
        foreach (var file in files)
            form.Add(new ByteArrayContent(file.Content), file.Field, file.FileName);
        return await Answer.OfAsync(await client.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>The address of this person's open task of that element.</summary>
    public async Task<string> TaskAsync(string element, string? subject = null)
    {
        var task = await world.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == element && t.IsOpen && (subject == null || t.SubjectId == subject)));
        return $"/tasks/{task.Step}/{task.Id:D}";
    }

    public static IEnumerable<(string Name, string Value)> Hidden(Answer page) => HiddenInput().Matches(page.Html)
        .Select(m => (WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)))
        // Each form of a page has the token, and any of them will do.
        .GroupBy(h => h.Item1).SelectMany(h => h.Key == "__RequestVerificationToken" ? h.Take(1) : h)
        .Concat(KeptInput().Matches(page.Html).Select(m => ("kept", m.Groups["value"].Value)));

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*type=\"hidden\"[^>]*value=\"(?<value>[^\"]*)\"|<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenInput();

    [GeneratedRegex("name=\"kept\" value=\"(?<value>[^\"]+)\" checked", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeptInput();
}

/// <summary>What the browser got.</summary>
public sealed record Answer(HttpStatusCode Status, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>As a reader reads it: without markup.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Html, "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromSeconds(1)), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)));

    internal static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers.Location?.ToString(),
                response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }
}
