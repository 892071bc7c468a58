using Microsoft.Extensions.Configuration;
using Reviews.Host.Tests.Pages.People;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

/// <summary>Where the links of mails lead.</summary>
public sealed class MailLinksTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("https://reviews.example.org;http://localhost:5080", "https://reviews.example.org/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    public void The_first_address_served_on_is_told_as_a_browser_writes_it(string urls, string first)
    {
        var mode = HostMode.Of(isDemo: false, dataFolder: null, urls);

        (mode.FirstUrl.AbsoluteUri, mode.Problems().Count).Should().Be((first, 0));
        mode.IsLocal.Should().Be(urls == "http://localhost:5080");
    }

    [Fact]
    public async Task Links_lead_to_where_it_serves_until_a_public_address_is_set()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        (await InvitationAsync(running)).Should().Contain($"{running.Url}invitations/");

        await using var proxied = await RunningReviews.StartAsync("serve", ("Mail__PublicBaseUrl", "https://reviews.example.org"));
        (await InvitationAsync(proxied)).Should().Contain("https://reviews.example.org/invitations/");
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", false, "", true)]
    [InlineData("https://reviews.example.org", false, "", true)]
    [InlineData("http://0.0.0.0:8080", false, "https://reviews.example.org", false)]
    [InlineData("http://0.0.0.0:8080", true, "", false)]
    [InlineData("http://127.0.0.1:8080", false, "", false)]
    public void Serving_other_machines_without_a_public_address_is_warned_of(string urls, bool isDemo, string publicBaseUrl, bool isWarned)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:PublicBaseUrl", publicBaseUrl)]).Build();

        (StartChecks.WarningOf(settings, HostMode.Of(isDemo, dataFolder: null, urls)) is not null).Should().Be(isWarned);
    }

    private static async Task<string> InvitationAsync(RunningReviews running)
    {
        using var visitor = new Visitor(running.Url);
        await visitor.JoinAsync("/setup", "/setup", RealReviews.Answers(RealReviews.CodeIn(running.Log)));
        return (await visitor.SendAsync("/people/invite", "/people/invite", ("DisplayName", "New"), ("Email", "new@example.org"), ("Role", "lead-author"))).Body;
    }
}
