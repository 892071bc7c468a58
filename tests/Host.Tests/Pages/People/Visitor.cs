using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>A browser without scripts: it keeps cookies, follows no redirect by itself, and sends a form with all its hidden fields.</summary>
internal sealed partial class Visitor : IDisposable
{
    /// <summary>Each person's app, by where they sign in and their address: it is theirs at whichever browser they sit.</summary>
    private static readonly ConcurrentDictionary<(Uri Url, string Email), Authenticator> Apps = new();

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

    /// <summary>Both steps, with the next code of the person's app; where the first gets a no, that no.</summary>
    public async Task<Answer> SignInAsync(string email, string password, string query = "")
    {
        var first = await GivePasswordAsync(email, password, query);
        return first.Location?.StartsWith("/sign-in/code", StringComparison.Ordinal) == true
            ? await SendAsync(first.Location, "/sign-in/code", ("Code", await AppOf(email).NextAsync()))
            : first;
    }

    /// <summary>The first step alone.</summary>
    public Task<Answer> GivePasswordAsync(string email, string password, string query = "") =>
        SendAsync("/sign-in" + query, "/sign-in", ("Email", email), ("Password", password));

    /// <summary>The second step alone, after the first.</summary>
    public Task<Answer> GiveCodeAsync(string code) => SendAsync("/sign-in/code", "/sign-in/code", ("Code", code));

    /// <summary>Sends what makes an account and sets up an app for it: signed in after that.</summary>
    /// <returns>The page with the recovery codes.</returns>
    public async Task<Answer> JoinAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var made = await SendAsync(page, action, fields);
        made.Location.Should().Be("/sign-in/set-up", made.Body);
        return await SetUpAsync();
    }

    /// <summary>Sets up an app on the page that asks for it.</summary>
    /// <returns>The page with the recovery codes.</returns>
    public async Task<Answer> SetUpAsync()
    {
        var page = await GetAsync("/sign-in/set-up");
        var app = Authenticator.From(page.Body);
        Apps[(client.BaseAddress!, app.Account)] = app;
        var done = await PostAsync("/sign-in/set-up", [.. page.Hidden, ("Code", await app.NextAsync())]);
        done.RecoveryCodes.Should().HaveCount(10, done.Body);
        return done;
    }

    public Authenticator AppOf(string email) => Apps[(client.BaseAddress!, email)];

    internal sealed partial record Answer(HttpStatusCode Status, string Body, string? Location)
    {
        /// <summary>Hidden fields of the page's forms; the first of a name, for every form of a page has the same ones.</summary>
        public (string Name, string Value)[] Hidden => [.. HiddenField().Matches(Body)
            .Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value")))
            .Where(f => f.Name.Length > 0).DistinctBy(f => f.Name)];

        /// <summary>Those that the page shows.</summary>
        public IReadOnlyList<string> RecoveryCodes => [.. RecoveryCode().Matches(Body).Select(m => m.Groups["code"].Value)];

        /// <summary>The page without what differs each time: tokens and ids.</summary>
        public string Constant => HiddenField().Replace(Body, "");

        public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
            new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);

        private static string Attribute(string input, string name) =>
            WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

        [GeneratedRegex("<code>(?<code>[0-9a-z]{4}(-[0-9a-z]{4}){3})</code>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex RecoveryCode();

        [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
        private static partial Regex HiddenField();
    }
}
