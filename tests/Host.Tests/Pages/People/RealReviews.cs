using System.Net;
using System.Text.RegularExpressions;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>The application on real data, set up by its first administrator.</summary>
public sealed partial class RealReviews : IAsyncLifetime
{
    internal const string AdministratorEmail = "first@example.org";
    internal const string Password = "plum kettle orbit";

    private RunningReviews running = null!;
    private CookieCollection administratorsBrowser = [];

    internal string DataFolder => running.DataFolder;

    internal Uri Url => running.Url;

    public async Task InitializeAsync()
    {
        running = await RunningReviews.StartAsync("serve");
        using var first = new Visitor(Url);
        await first.JoinAsync("/setup", "/setup", Answers(CodeIn(running.Log)));
        administratorsBrowser = first.Cookies.GetAllCookies();
    }

    public Task DisposeAsync() => running.DisposeAsync().AsTask();

    internal static string CodeIn(string log) => PrintedCode().Match(log).Groups["code"].Value;

    /// <summary>Of each start so far, in order.</summary>
    internal static IReadOnlyList<string> CodesIn(string log) => [.. PrintedCode().Matches(log).Select(code => code.Groups["code"].Value)];

    internal static (string Name, string Value)[] Answers(string code, string password = Password) =>
    [
        ("Code", code), ("Partnership", "southend"), ("DisplayName", "First Administrator"), ("Email", AdministratorEmail),
        ("Password", password), ("PasswordAgain", password),
    ];

    /// <summary>The first administrator, signed in anew.</summary>
    internal async Task<Visitor> AdministratorAsync()
    {
        var visitor = new Visitor(Url);
        (await visitor.SignInAsync(AdministratorEmail, Password)).Location.Should().Be("/");
        return visitor;
    }

    /// <summary>The same at one more window of the browser they set up in: a code of theirs comes only every half minute.</summary>
    internal Visitor AtWork()
    {
        var window = new Visitor(Url);
        window.Cookies.Add(administratorsBrowser);
        return window;
    }

    /// <summary>Invites somebody and gives back the path of the one-time link.</summary>
    internal static async Task<string> InviteAsync(Visitor administrator, string email, params (string Name, string Value)[] role)
    {
        var made = await administrator.SendAsync("/people/invite", "/people/invite", [("DisplayName", "New Colleague"), ("Email", email), .. role]);
        var link = InvitationLink().Match(made.Body);
        link.Success.Should().BeTrue(made.Body);
        return link.Groups["path"].Value;
    }

    /// <summary>Somebody invited who has chosen the usual password and is signed in.</summary>
    internal async Task<Visitor> JoinedAsync(string email, params (string Name, string Value)[] role)
    {
        using var administrator = AtWork();
        var link = await InviteAsync(administrator, email, role);
        var visitor = new Visitor(Url);
        await visitor.JoinAsync(link, link, ("Password", Password), ("PasswordAgain", Password));
        return visitor;
    }

    [GeneratedRegex(@"/setup: (?<code>\S+)", RegexOptions.None, 1000)]
    private static partial Regex PrintedCode();

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+(?<path>/invitations/[A-Za-z0-9_-]+)", RegexOptions.None, 1000)]
    private static partial Regex InvitationLink();
}
