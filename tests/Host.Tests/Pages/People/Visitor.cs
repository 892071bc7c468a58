using System.Net;
using System.Text.RegularExpressions;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>A browser without scripts: it keeps cookies, follows no redirect by itself, and sends a form with all its hidden fields.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri url)
    {
        Cookies = new CookieContainer();
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = url };
    }

    public CookieContainer Cookies { get; }

    public string? Session => Cookies.GetCookies(client.BaseAddress!)["session"]?.Value;

    public void Dispose() => client.Dispose();

    public void UseSession(string value) => Cookies.Add(client.BaseAddress!, new Cookie("session", value, "/"));

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    /// <summary>Opens the page and sends its form, with these fields, to that address.</summary>
    public async Task<Answer> SendAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, [.. (await GetAsync(page)).Hidden, .. fields]);

    public async Task<Answer> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    public Task<Answer> SignInAsync(string email, string password, string query = "") =>
        SendAsync("/sign-in" + query, "/sign-in", ("Email", email), ("Password", password));

    internal sealed partial record Answer(HttpStatusCode Status, string Body, string? Location)
    {
        /// <summary>Hidden fields of the page's forms; the first of a name, for every form of a page has the same ones.</summary>
        public (string Name, string Value)[] Hidden => [.. HiddenField().Matches(Body)
            .Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value")))
            .Where(f => f.Name.Length > 0).DistinctBy(f => f.Name)];

        /// <summary>The page without what differs each time: tokens and ids.</summary>
        public string Constant => HiddenField().Replace(Body, "");

        public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
            new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);

        private static string Attribute(string input, string name) =>
            WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

        [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
        private static partial Regex HiddenField();
    }
}
