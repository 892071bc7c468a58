using System.Net;
using System.Text.RegularExpressions;

namespace Reviews.Host.Tests.Pages.People;

public sealed class PeopleTests(RealReviews reviews) : IClassFixture<RealReviews>
{
    [Fact]
    public async Task Whoever_has_left_is_out_at_their_next_request_and_cannot_come_in_until_let_in_again()
    {
        using var leaver = await reviews.JoinedAsync("leaver@example.org", ("Role", "lead-author"));
        using var administrator = reviews.AtWork();
        var page = await PageOfAsync(administrator, "leaver@example.org");
        (await administrator.SendAsync(page, page + "?handler=Leave")).Location.Should().Be(page);
        (await leaver.GetAsync("/")).Status.Should().Be(HttpStatusCode.OK, "the front page greets a stranger");
        using var again = new Visitor(reviews.Url);
        (await again.SignInAsync("leaver@example.org", RealReviews.Password)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await administrator.SendAsync(page, page + "?handler=Return")).Location.Should().Be(page);
        (await again.SignInAsync("leaver@example.org", RealReviews.Password)).Location.Should().Be("/");
    }

    [Fact]
    public async Task A_role_given_and_ended_counts_at_the_next_request()
    {
        using var person = await reviews.JoinedAsync("helper@example.org", ("Role", "lead-author"));
        using var administrator = reviews.AtWork();
        var page = await PageOfAsync(administrator, "helper@example.org");
        (await person.GetAsync("/people")).Status.Should().Be(HttpStatusCode.NotFound);
        (await administrator.SendAsync(page, page + "?handler=GrantRole", ("Role", "administrator"))).Location.Should().Be(page);
        (await person.GetAsync("/people")).Status.Should().Be(HttpStatusCode.OK);
        var held = await administrator.GetAsync(page);
        var assignment = Regex.Match(held.Body, "value=\"(?<id>[0-9a-f-]{36})\"[^>]*>End<span class=\"govuk-visually-hidden\"> the role Administrator", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        (await administrator.PostAsync(page + "?handler=EndRole", [.. held.Hidden, ("assignment", assignment)])).Location.Should().Be(page);
        (await person.GetAsync("/people")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_nobody_gives_themselves_a_role()
    {
        using var administrator = reviews.AtWork();
        var page = await PageOfAsync(administrator, RealReviews.AdministratorEmail);
        var left = await administrator.SendAsync(page, page + "?handler=Leave");
        left.Status.Should().Be(HttpStatusCode.BadRequest);
        left.Body.Should().Contain("this is the last one");
        var given = await administrator.SendAsync(page, page + "?handler=GrantRole", ("Role", "business-manager"));
        given.Status.Should().Be(HttpStatusCode.BadRequest);
        given.Body.Should().Contain("to give you a role");
    }

    [Fact]
    public async Task The_demonstrations_doors_are_not_there()
    {
        using var administrator = reviews.AtWork();
        (await administrator.GetAsync("/demo")).Status.Should().Be(HttpStatusCode.NotFound);
        (await administrator.SendAsync("/people", "/demo/sign-in", ("person", Guid.NewGuid().ToString("D")))).Status.Should().Be(HttpStatusCode.NotFound);
        (await administrator.SendAsync("/people", "/demo/clock", ("moveTo", "hour"))).Status.Should().Be(HttpStatusCode.NotFound);
        using var stranger = new Visitor(reviews.Url);
        (await stranger.SendAsync("/sign-in", "/demo/sign-in", ("person", Guid.NewGuid().ToString("D")))).Location.Should().Contain("/sign-in?ReturnUrl");
    }

    private static async Task<string> PageOfAsync(Visitor administrator, string email)
    {
        var list = (await administrator.GetAsync("/people")).Body;
        return Regex.Match(list, $"(?<path>/people/[0-9a-f-]{{36}})\">[^<]*</a></th>\\s*<td[^>]*>{Regex.Escape(email)}<", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Groups["path"].Value
            : throw new InvalidOperationException($"Expected {email} in the list, but it is not there:\n{list}");
    }
}
