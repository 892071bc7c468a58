using System.Net;

namespace Reviews.Host.Tests.Pages.People;

public sealed class SignInTests(RealReviews reviews) : IClassFixture<RealReviews>
{
    private static readonly (string, string) AnAdvisor = ("Role", "independent-advisor");

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        using var visitor = new Visitor(reviews.Url);
        var wrong = await visitor.SignInAsync(RealReviews.AdministratorEmail, "not the password");
        var unknown = await visitor.SignInAsync("nobody@example.org", "not the password");
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        unknown.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Body.Should().Contain("Email address or password is not right");
        unknown.Constant.Replace("nobody@", "first@", StringComparison.Ordinal).Should().Be(wrong.Constant);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_with_the_same_words_and_whoever_is_in_stays_in()
    {
        using var inside = await reviews.JoinedAsync("locked@example.org", AnAdvisor);
        using var visitor = new Visitor(reviews.Url);
        var wrong = await visitor.SignInAsync("locked@example.org", "not the password");
        for (var tries = 1; tries < 5; tries++)
            await visitor.SignInAsync("locked@example.org", "not the password");
        var right = await visitor.SignInAsync("locked@example.org", RealReviews.Password);
        right.Status.Should().Be(HttpStatusCode.BadRequest);
        right.Constant.Should().Be(wrong.Constant);
        (await inside.GetAsync("/")).Location.Should().Be("/tasks");
    }

    [Fact]
    public async Task A_cookie_kept_after_signing_out_opens_nothing()
    {
        using var visitor = await reviews.AdministratorAsync();
        var kept = visitor.Session!;
        (await visitor.SendAsync("/people", "/sign-out")).Location.Should().Be("/sign-in");
        visitor.UseSession(kept);
        (await visitor.GetAsync("/people")).Location.Should().Contain("/sign-in?ReturnUrl=%2Fpeople");
    }

    [Fact]
    public async Task Signing_in_over_a_dead_session_begins_a_new_one_under_a_new_key()
    {
        using var visitor = await reviews.AdministratorAsync();
        var dead = visitor.Session!;
        await visitor.SendAsync("/people", "/sign-out");
        visitor.UseSession(dead);
        (await visitor.SignInAsync(RealReviews.AdministratorEmail, RealReviews.Password)).Location.Should().Be("/");
        visitor.Session.Should().NotBe(dead);
        (await visitor.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_elses_session_planted_before_a_sign_in_does_not_become_the_one_signed_in()
    {
        using var attacker = await reviews.JoinedAsync("planter@example.org", AnAdvisor);
        using var victim = new Visitor(reviews.Url);
        var form = await attacker.GetAsync("/accessibility");
        victim.UseSession(attacker.Session!);
        var hidden = form.Hidden.Concat((await attacker.GetAsync("/tasks")).Hidden).DistinctBy(f => f.Name).ToArray();
        foreach (Cookie cookie in attacker.Cookies.GetAllCookies())
            victim.Cookies.Add(reviews.Url, new Cookie(cookie.Name, cookie.Value, "/"));
        await victim.PostAsync("/sign-in", [.. hidden, ("Email", RealReviews.AdministratorEmail), ("Password", RealReviews.Password)]);
        await victim.GiveCodeAsync(await victim.AppOf(RealReviews.AdministratorEmail).NextAsync());
        (await victim.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);
        (await attacker.GetAsync("/people")).Status.Should().NotBe(HttpStatusCode.OK, "the planted key is not the administrator's");
    }

    [Theory]
    [InlineData("/your-sign-in", "/your-sign-in")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    public async Task Signing_in_leads_back_only_to_an_address_of_ours(string asked, string led)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var joined = await reviews.JoinedAsync(email, AnAdvisor);
        using var visitor = new Visitor(reviews.Url);
        var answer = await visitor.SignInAsync(email, RealReviews.Password, "?ReturnUrl=" + Uri.EscapeDataString(asked));
        answer.Location.Should().Be(led);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_says_so_on_a_page()
    {
        using var visitor = new Visitor(reviews.Url);
        var answer = await visitor.PostAsync("/sign-in", ("Email", RealReviews.AdministratorEmail), ("Password", RealReviews.Password));
        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.Should().Contain("This page could not be sent");
        visitor.Session.Should().BeNull();
    }
}
