using System.Net;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.People;

public sealed class SetupTests
{
    [Fact]
    public async Task Set_up_takes_the_printed_code_once_and_is_then_gone()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        using var visitor = new Visitor(running.Url);
        var code = RealReviews.CodeIn(running.Log);
        (await visitor.GetAsync("/")).Body.Should().Contain("href=\"/setup\"");

        var wrong = await visitor.SendAsync("/setup", "/setup", RealReviews.Answers(code[1..]));
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Body.Should().Contain("This is not the set-up code").And.Contain("First Administrator", "what was typed comes back")
            .And.NotContain(RealReviews.Password);

        var form = await visitor.GetAsync("/setup");
        var done = await visitor.PostAsync("/setup", [.. form.Hidden, .. RealReviews.Answers(code)]);
        done.Location.Should().Be("/sign-in/set-up");
        (await visitor.GetAsync("/people")).Location.Should().Contain("/sign-in?ReturnUrl", "a password alone opens nothing");
        await visitor.SetUpAsync();
        (await visitor.GetAsync("/")).Location.Should().Be("/people", "an administrator's work is people");
        (await visitor.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);

        using var stranger = new Visitor(running.Url);
        (await stranger.GetAsync("/setup")).Status.Should().Be(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/")).Body.Should().Contain("Southend Safeguarding Partnership").And.Contain("href=\"/sign-in\"");
        var again = await stranger.SendAsync("/sign-in", "/setup", RealReviews.Answers(code));
        again.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_start_prints_a_fresh_code_until_one_is_used()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        var first = RealReviews.CodesIn(running.Log).Single();
        await running.KillAsync();
        await running.StartAgainAsync();
        var second = RealReviews.CodesIn(running.Log)[^1];
        second.Should().NotBe(first);

        using var visitor = new Visitor(running.Url);
        (await visitor.SendAsync("/setup", "/setup", RealReviews.Answers(first))).Body.Should().Contain("This is not the set-up code");
        (await visitor.SendAsync("/setup", "/setup", RealReviews.Answers(second))).Location.Should().Be("/sign-in/set-up");
        await running.KillAsync();
        await running.StartAgainAsync();

        RealReviews.CodesIn(running.Log).Should().HaveCount(2, "the set-up is done");
        using var stranger = new Visitor(running.Url);
        (await stranger.GetAsync("/setup")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_password_is_refused_for_being_short_long_obvious_or_typed_two_ways_and_for_nothing_else()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        using var visitor = new Visitor(running.Url);
        var code = RealReviews.CodeIn(running.Log);
        foreach (var (password, sentence) in new[]
        {
            ("eleven char", "Password must be 12 characters or more"),
            (new string('x', 64) + " " + new string('y', 64), "Password must be 128 characters or fewer"),
            ("Password2026!", "harder to guess"),
            ("p@ssw0rdp@ssw0rd", "harder to guess"),
            ("Southend-Southend", "harder to guess"),
            ("EssexPolice99", "harder to guess"),
            ("123456789012", "harder to guess"),
            ("aaaaaaaaaaaa", "harder to guess"),
            ("", "Enter a password"),
        })
        {
            var answer = await visitor.SendAsync("/setup", "/setup", RealReviews.Answers(code, password));
            answer.Status.Should().Be(HttpStatusCode.BadRequest, password);
            WebUtility.HtmlDecode(answer.Body).Should().Contain(sentence, password);
        }

        var fields = RealReviews.Answers(code);
        fields[^1] = ("PasswordAgain", "plum kettle orbit.");
        (await visitor.SendAsync("/setup", "/setup", fields)).Body.Should().Contain("Enter the same password twice");
        (await visitor.SendAsync("/setup", "/setup", RealReviews.Answers(code, "пароль из трёх слов ☂ and a bit of English to make it 64 long"))).Location.Should().Be("/sign-in/set-up");
    }
}
