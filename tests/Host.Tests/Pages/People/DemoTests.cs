using System.Net;
using Reviews.Host.Tests.CommandLine;
using Reviews.Testing.Machine;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Pages.People;

public sealed class DemoTests(DemoReviews demo) : IClassFixture<DemoReviews>
{
    [Fact]
    public async Task There_is_somebody_for_each_role_and_two_for_each_agency()
    {
        using var visitor = new Visitor(demo.Running.Url);
        var page = WebUtility.HtmlDecode((await visitor.GetAsync("/sign-in")).Body);
        foreach (var role in Role.All)
            page.Should().Contain($">{role.Name}</h2>");
        DemoReviews.People(page).Should().HaveCount(16 + (2 * 13)).And.OnlyHaveUniqueItems();
    }

    /// <summary>Every page here by every role: what is not theirs looks as if it were not there.</summary>
    [Fact]
    public async Task Each_role_sees_its_pages_and_no_other()
    {
        foreach (var role in Role.All)
        {
            using var visitor = await demo.AsAsync(role);
            var managesPeople = role == Role.Administrator;
            (await visitor.GetAsync("/")).Location.Should().Be(managesPeople ? "/people" : "/tasks", role.Name);
            (await visitor.GetAsync("/sign-in")).Location.Should().Be("/", role.Name);
            foreach (var path in new[] { "/people", "/people/invite", $"/people/{DemoReviews.People((await visitor.GetAsync("/demo")).Body)[0]}" })
                (await visitor.GetAsync(path)).Status.Should().Be(managesPeople ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{role.Name} {path}");
            foreach (var path in new[] { "/demo", "/accessibility", "/privacy" })
                (await visitor.GetAsync(path)).Status.Should().Be(HttpStatusCode.OK, $"{role.Name} {path}");
            (await visitor.GetAsync("/setup")).Status.Should().Be(HttpStatusCode.NotFound, role.Name);
            (await visitor.SendAsync("/demo", "/people/invite", ("DisplayName", "X"), ("Email", "x@example.org"), ("Role", "administrator"))).Status
                .Should().Be(managesPeople ? HttpStatusCode.OK : HttpStatusCode.NotFound, role.Name);
        }

        using var stranger = new Visitor(demo.Running.Url);
        foreach (var path in new[] { "/people", "/people/invite", "/sign-out", "/nothing" })
            (await stranger.GetAsync(path)).Location.Should().Contain("/sign-in?ReturnUrl", path);
    }

    [Fact]
    public async Task What_is_forbidden_and_what_is_not_there_are_the_same_page()
    {
        using var visitor = await demo.AsAsync(Role.LeadAuthor);
        var forbidden = await visitor.GetAsync("/people");
        var missing = await visitor.GetAsync("/nothing-here");
        forbidden.Body.Should().Contain("Page not found");
        forbidden.Constant.Should().Be(missing.Constant);
    }

    [Fact]
    public async Task The_clock_moves_both_ways_without_a_review_and_an_invitation_runs_out_on_the_way()
    {
        using var administrator = await demo.AsAsync(Role.Administrator);
        (await MoveAsync(administrator, "2026-12-18T16:00")).Location.Should().Be("/demo");
        (await administrator.GetAsync("/demo")).Body.Should().Contain("4pm on Friday 18 December 2026");
        var link = await RealReviews.InviteAsync(administrator, "late@example.org", ("Role", "lead-author"));
        await MoveAsync(administrator, "next-working-day");
        (await administrator.GetAsync("/demo")).Body.Should().Contain("9am on Monday 21 December 2026");
        (await administrator.GetAsync(link)).Status.Should().Be(HttpStatusCode.OK);
        await MoveAsync(administrator, "five-pm");
        await MoveAsync(administrator, "P3D");
        (await administrator.GetAsync("/demo")).Body.Should().Contain("5pm on Thursday 24 December 2026");
        await MoveAsync(administrator, "next-working-day");
        var after = await administrator.GetAsync("/demo");
        after.Body.Should().Contain("9am on Tuesday 29 December 2026", "Christmas is no working day, nor is what stands in for Boxing Day");
        (await administrator.GetAsync(link)).Status.Should().Be(HttpStatusCode.NotFound, "a week has gone by");

        var wrong = await MoveAsync(administrator, "tomorrow-ish");
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Body.Should().Contain("Enter a date and time");
        (await MoveAsync(administrator, "2026-12-18T09:00")).Location.Should().Be("/demo");
        (await administrator.PostAsync("/demo/clock", ("moveTo", "hour"))).Status.Should().Be(HttpStatusCode.BadRequest, "a form without its token changes nothing");
    }

    [Fact]
    public async Task It_refuses_to_run_where_real_data_is_and_real_work_refuses_its_data()
    {
        await using var real = await RunningReviews.StartAsync("serve");
        await real.KillAsync();
        var answer = await CommandLineRun.InAsync(real.DataFolder, "", "demo", "--data", Path.Combine(real.DataFolder, "data"), "--urls", "http://127.0.0.1:0");
        answer.ExitCode.Should().Be(1);
        answer.Error.Should().Contain("but it holds real data");
    }

    private static Task<Visitor.Answer> MoveAsync(Visitor visitor, string moveTo) => visitor.SendAsync("/demo", "/demo/clock", ("moveTo", moveTo));
}
