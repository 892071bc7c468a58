using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Reviews.Host.Tests.CommandLine;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>What a person does who has lost their telephone, their codes or both, or wants another app.</summary>
public sealed class RecoveryTests(RealReviews reviews) : IClassFixture<RealReviews>
{
    private static readonly (string, string) AnAdvisor = ("Role", "independent-advisor");

    [Fact]
    public async Task A_recovery_code_lets_in_once_however_it_is_typed_and_few_left_is_said()
    {
        using var visitor = new Visitor(reviews.Url);
        var codes = await JoinAsync(visitor, "codes@example.org");
        using var again = await HalfInAsync("codes@example.org");
        (await again.GiveCodeAsync("7kmn-3rvy-9xqt-2hwd")).Status.Should().Be(HttpStatusCode.BadRequest, "it is none of them");
        (await again.GiveCodeAsync(codes[0].ToUpperInvariant().Replace('-', ' '))).Location.Should().Be("/");
        (await again.GetAsync("/your-sign-in")).Body.Should().Contain("9 of 10 left").And.NotContain("Running low");

        using var used = await HalfInAsync("codes@example.org");
        var no = await used.GiveCodeAsync(codes[0]);
        (no.Status, no.Body.Contains("This code is not right", StringComparison.Ordinal)).Should().Be((HttpStatusCode.BadRequest, true), "it was used");
        foreach (var code in codes.Skip(1).Take(6))
        {
            using var next = await HalfInAsync("codes@example.org");
            (await next.GiveCodeAsync(code)).Location.Should().Be("/");
        }

        (await again.GetAsync("/emails")).Body.Should().Contain("Running low").And.Contain("3 recovery codes left");
    }

    [Fact]
    public async Task New_recovery_codes_want_password_and_code_and_end_the_old_ones()
    {
        using var visitor = new Visitor(reviews.Url);
        var old = await JoinAsync(visitor, "new-codes@example.org");
        const string Page = "/your-sign-in/codes";
        (await visitor.SendAsync(Page, Page, ("Password", "not the password"), ("Code", old[0]))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", "000000"))).Status.Should().Be(HttpStatusCode.BadRequest);
        var made = await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", await visitor.AppOf("new-codes@example.org").NextAsync()));
        made.RecoveryCodes.Should().HaveCount(10).And.NotIntersectWith(old);
        (await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", old[0]))).Status.Should().Be(HttpStatusCode.BadRequest, "a wrong password did not use it up, and now it is ended");
        (await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", made.RecoveryCodes[0]))).RecoveryCodes.Should().HaveCount(10);
    }

    [Fact]
    public async Task Another_app_wants_password_and_code_ends_the_old_one_and_signs_out_everywhere_else()
    {
        using var visitor = new Visitor(reviews.Url);
        await JoinAsync(visitor, "changes@example.org");
        var old = visitor.AppOf("changes@example.org");
        using var elsewhere = new Visitor(reviews.Url);
        await elsewhere.SignInAsync("changes@example.org", RealReviews.Password);
        const string Page = "/your-sign-in/change";
        (await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", "000000"))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await visitor.GetAsync("/sign-in/set-up")).Location.Should().Be("/sign-in", "it was not proved who they are");
        var proved = await visitor.SendAsync(Page, Page, ("Password", RealReviews.Password), ("Code", await old.NextAsync()));
        proved.Location.Should().Be("/sign-in/set-up?ReturnUrl=%2Fyour-sign-in");
        (await elsewhere.GetAsync("/emails")).Status.Should().Be(HttpStatusCode.OK, "until the new one is set up nothing has changed");

        await visitor.SetUpAsync();

        (await visitor.GetAsync("/emails")).Status.Should().Be(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/emails")).Location.Should().Contain("/sign-in?ReturnUrl");
        (await elsewhere.GivePasswordAsync("changes@example.org", RealReviews.Password)).Location.Should().Be("/sign-in/code");
        (await elsewhere.GiveCodeAsync(await old.NextAsync())).Status.Should().Be(HttpStatusCode.BadRequest, "the old app's codes have ended");
        (await elsewhere.SignInAsync("changes@example.org", RealReviews.Password)).Location.Should().Be("/");
    }

    [Fact]
    public async Task When_phone_and_codes_are_gone_the_administrator_resets_and_the_mailed_link_lets_them_in_once()
    {
        using var lost = new Visitor(reviews.Url);
        var codes = await JoinAsync(lost, "lost@example.org");
        using var administrator = reviews.AtWork();
        var page = Regex.Match((await administrator.GetAsync("/people")).Body, "(?<path>/people/[0-9a-f-]{36})\">[^<]*</a></th>\\s*<td[^>]*>lost@example", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["path"].Value;
        (await administrator.SendAsync(page + "/reset-sign-in", page + "/reset-sign-in", ("Reason", " "))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await lost.GetAsync("/emails")).Status.Should().Be(HttpStatusCode.OK);
        var done = await administrator.SendAsync(page + "/reset-sign-in", page + "/reset-sign-in", ("Reason", "Lost her bag; seen in person"));
        done.Body.Should().Contain("Sign-in reset").And.NotContain("/again/", "whoever manages people must not become who sees reviews");

        (await lost.GetAsync("/emails")).Location.Should().Contain("/sign-in?ReturnUrl", "their sessions are ended");
        (await lost.GivePasswordAsync("lost@example.org", RealReviews.Password)).Status.Should().Be(HttpStatusCode.BadRequest);
        var link = await MailedLinkAsync();
        using var back = new Visitor(reviews.Url);
        (await back.SendAsync(link, link, ("Password", "short"), ("PasswordAgain", "short"))).Status.Should().Be(HttpStatusCode.BadRequest);
        await back.JoinAsync(link, link, ("Password", "copper meadow lantern"), ("PasswordAgain", "copper meadow lantern"));
        (await back.GetAsync("/emails")).Status.Should().Be(HttpStatusCode.OK);

        var used = await lost.GetAsync(link);
        var never = await lost.GetAsync(link[..^4] + "AAAA");
        (used.Status, never.Status, used.Constant).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound, never.Constant));
        (await lost.GivePasswordAsync("lost@example.org", "copper meadow lantern")).Location.Should().Be("/sign-in/code");
        (await lost.GiveCodeAsync(codes[0])).Status.Should().Be(HttpStatusCode.BadRequest, "the old recovery codes are gone");
    }

    [Fact]
    public async Task Nobody_resets_their_own_and_the_only_administrator_is_let_in_by_the_command_line()
    {
        using var administrator = reviews.AtWork();
        var page = Regex.Match((await administrator.GetAsync("/people")).Body, "(?<path>/people/[0-9a-f-]{36})\">First Administrator", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["path"].Value;
        (await administrator.GetAsync(page + "/reset-sign-in")).Status.Should().Be(HttpStatusCode.NotFound);
        using var only = new Visitor(reviews.Url);
        await JoinAsync(only, "only@example.org", ("Role", "administrator"));

        (await CommandLineRun.InAsync(reviews.DataFolder, "", "reset-sign-in", "--email", "nobody@example.org", "--reason", "x")).ExitCode.Should().Be(1);
        (await CommandLineRun.InAsync(reviews.DataFolder, "", "reset-sign-in", "--email", "only@example.org", "--reason", " ")).ExitCode.Should().Be(1);
        (await only.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);
        var run = await CommandLineRun.InAsync(reviews.DataFolder, "", "reset-sign-in", "--email", "only@example.org", "--reason", "Phone lost; at the desk");
        run.ExitCode.Should().Be(0, run.Error);
        (await only.GetAsync("/people")).Location.Should().Contain("/sign-in?ReturnUrl");
        var link = new Uri(run.Output.Trim()).AbsolutePath;
        await only.JoinAsync(link, link, ("Password", RealReviews.Password), ("PasswordAgain", RealReviews.Password));
        (await only.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);
    }

    private async Task<Visitor> HalfInAsync(string email)
    {
        var visitor = new Visitor(reviews.Url);
        (await visitor.GivePasswordAsync(email, RealReviews.Password)).Location.Should().Be("/sign-in/code");
        return visitor;
    }

    private async Task<IReadOnlyList<string>> JoinAsync(Visitor visitor, string email, params (string Name, string Value)[] role)
    {
        using var administrator = reviews.AtWork();
        var link = await RealReviews.InviteAsync(administrator, email, role.Length == 0 ? [AnAdvisor] : role);
        return (await visitor.JoinAsync(link, link, ("Password", RealReviews.Password), ("PasswordAgain", RealReviews.Password))).RecoveryCodes;
    }

    // The sweep sends it within seconds.
    private async Task<string> MailedLinkAsync()
    {
        var folder = Path.Combine(reviews.DataFolder, "data", "mail");
        for (var tries = 0; tries < 150; tries++)
        {
            var found = (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
                .Select(file => Regex.Match(Plain(File.ReadAllText(file)), "/sign-in/again/[A-Za-z0-9_-]+", RegexOptions.None, TimeSpan.FromSeconds(1)))
                .FirstOrDefault(match => match.Success);
            if (found is not null)
                return found.Value;
            await Task.Delay(200);
        }

        throw new InvalidOperationException("Expected a mail with a link within half a minute, but there is none.");
    }

    private static string Plain(string mail) => mail.Contains("base64", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]))
        : mail;
}
