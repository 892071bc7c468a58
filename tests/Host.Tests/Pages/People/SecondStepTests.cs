using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>The second step as a browser meets it, against the running application.</summary>
public sealed class SecondStepTests(RealReviews reviews) : IClassFixture<RealReviews>
{
    private static readonly (string, string) AnAdvisor = ("Role", "independent-advisor");

    [Fact]
    public async Task A_code_is_taken_once_and_only_the_one_of_now_or_beside_it()
    {
        using var joined = await reviews.JoinedAsync("once@example.org", AnAdvisor);
        var app = joined.AppOf("once@example.org");
        using var visitor = await HalfInAsync("once@example.org");
        (await visitor.GiveCodeAsync(app.CodeAt(Authenticator.StepNow - 3))).Status.Should().Be(HttpStatusCode.BadRequest, "it is too old");
        (await visitor.GiveCodeAsync(app.CodeAt(Authenticator.StepNow + 3))).Status.Should().Be(HttpStatusCode.BadRequest, "its time is not yet");
        var code = await app.NextAsync();
        (await visitor.GiveCodeAsync(code.Insert(3, " "))).Location.Should().Be("/");
        (await visitor.GetAsync("/")).Location.Should().Be("/tasks");

        using var second = await HalfInAsync("once@example.org");
        var again = await second.GiveCodeAsync(code);
        again.Status.Should().Be(HttpStatusCode.BadRequest);
        again.Body.Should().Contain("was used already");
        second.Session.Should().BeNull();
        (await second.GiveCodeAsync(await app.NextAsync())).Location.Should().Be("/", "the next one is as good as ever");
    }

    [Fact]
    public async Task Half_signed_in_opens_nothing_but_the_second_step()
    {
        using var joined = await reviews.JoinedAsync("half@example.org", AnAdvisor);
        using var half = await HalfInAsync("half@example.org");
        string[] pages = ["/tasks", "/reviews", "/people", "/people/invite", "/mail", "/timers", "/emails", "/calendar", "/your-sign-in", "/your-sign-in/change", "/your-sign-in/codes"];
        foreach (var page in pages)
            (await half.GetAsync(page)).Location.Should().Contain("/sign-in?ReturnUrl", page);
        (await half.GetAsync("/")).Body.Should().Contain("href=\"/sign-in\"", "the front page greets a stranger").And.NotContain("Sign out");
        (await half.GetAsync("/sign-in/set-up")).Location.Should().Be("/sign-in", "an app that is set up is not replaced with a password alone");
        (await half.SendAsync("/sign-in/code", "/your-sign-in/codes", ("Password", RealReviews.Password), ("Code", "000000"))).Location.Should().Contain("/sign-in?ReturnUrl");
        half.UseSession(half.Cookies.GetCookies(reviews.Url)["sign-in"]!.Value);
        (await half.GetAsync("/tasks")).Location.Should().Contain("/sign-in?ReturnUrl", "its cookie is no session's");
    }

    [Fact]
    public async Task Without_the_first_step_there_is_no_second_and_when_it_is_done_its_cookie_is_good_for_nothing()
    {
        using var joined = await reviews.JoinedAsync("first@step.example", AnAdvisor);
        var app = joined.AppOf("first@step.example");
        using var stranger = new Visitor(reviews.Url);
        (await stranger.GetAsync("/sign-in/code")).Location.Should().Be("/sign-in");
        (await stranger.SendAsync("/sign-in", "/sign-in/code", ("Code", app.CodeAt(Authenticator.StepNow + 1)))).Location.Should().Be("/sign-in");

        using var visitor = await HalfInAsync("first@step.example");
        var kept = visitor.Cookies.GetCookies(reviews.Url)["sign-in"]!.Value;
        (await visitor.GiveCodeAsync(await app.NextAsync())).Location.Should().Be("/");
        stranger.Cookies.Add(reviews.Url, new Cookie("sign-in", kept, "/"));
        (await stranger.GetAsync("/sign-in/code")).Location.Should().Be("/sign-in");
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_whatever_right_passwords_come_between()
    {
        using var inside = await reviews.JoinedAsync("guessed@example.org", AnAdvisor);
        var app = inside.AppOf("guessed@example.org");
        using var visitor = new Visitor(reviews.Url);
        for (var tries = 0; tries < 5; tries++)
        {
            (await visitor.GivePasswordAsync("guessed@example.org", RealReviews.Password)).Location.Should().Be("/sign-in/code");
            (await visitor.GiveCodeAsync("000000")).Status.Should().Be(HttpStatusCode.BadRequest);
        }

        var right = await visitor.GiveCodeAsync(await app.NextAsync());
        right.Status.Should().Be(HttpStatusCode.BadRequest);
        right.Body.Should().Contain("This code is not right");
        var locked = await visitor.GivePasswordAsync("guessed@example.org", RealReviews.Password);
        var wrong = await visitor.GivePasswordAsync("guessed@example.org", "not the password");
        locked.Status.Should().Be(HttpStatusCode.BadRequest);
        locked.Constant.Should().Be(wrong.Constant, "nobody learns that the password is right");
        (await inside.GetAsync("/")).Location.Should().Be("/tasks", "whoever is in stays in");
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_recovery_code_lies_in_the_database()
    {
        using var administrator = reviews.AtWork();
        var link = await RealReviews.InviteAsync(administrator, "kept@example.org", AnAdvisor);
        using var visitor = new Visitor(reviews.Url);
        await visitor.SendAsync(link, link, ("Password", RealReviews.Password), ("PasswordAgain", RealReviews.Password));
        var key = (await visitor.GetAsync("/sign-in/set-up")).Body.Split("secret=")[1].Split('&')[0];
        key.Should().MatchRegex("^[A-Z2-7]{32}$");
        var codes = (await visitor.SetUpAsync()).RecoveryCodes;

        var kept = string.Concat(Directory.GetFiles(Path.Combine(reviews.DataFolder, "data"), "reviews.db*").Select(ReadShared));

        kept.Should().Contain("kept@example.org", "it is where things are kept").And.NotContain(key);
        foreach (var code in codes)
            kept.Should().NotContain(code).And.NotContain(code.Replace("-", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_an_account_from_before_sets_up_an_app_at_the_next_sign_in_before_anything_else()
    {
        using var joined = await reviews.JoinedAsync("before@example.org", AnAdvisor);
        await ExecuteAsync("""DELETE FROM "SecondFactors" WHERE "PersonId" = (SELECT "Id" FROM "People" WHERE "Email" = 'before@example.org')""");
        using var visitor = new Visitor(reviews.Url);
        (await visitor.GivePasswordAsync("before@example.org", RealReviews.Password, "?ReturnUrl=%2Femails")).Location.Should().Be("/sign-in/set-up?ReturnUrl=%2Femails");
        (await visitor.GetAsync("/emails")).Location.Should().Contain("/sign-in?ReturnUrl");
        (await visitor.GetAsync("/sign-in/code")).Location.Should().Be("/sign-in");
        (await visitor.SendAsync("/sign-in/set-up", "/sign-in/set-up", ("Code", "000000"))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await visitor.SetUpAsync()).Body.Should().Contain("never again");
        (await visitor.GetAsync("/emails")).Status.Should().Be(HttpStatusCode.OK);
        (await visitor.GetAsync("/sign-in/set-up")).Location.Should().Be("/sign-in", "the codes are shown once");
    }

    private async Task<Visitor> HalfInAsync(string email)
    {
        var visitor = new Visitor(reviews.Url);
        (await visitor.GivePasswordAsync(email, RealReviews.Password)).Location.Should().Be("/sign-in/code");
        return visitor;
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(reviews.DataFolder, "data", "reviews.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }
}
