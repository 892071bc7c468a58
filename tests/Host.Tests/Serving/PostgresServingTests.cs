using System.Net;
using Reviews.Host.Tests.CommandLine;
using Reviews.Host.Tests.Pages.People;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

public sealed class PostgresServingTests
{
    [Fact]
    public async Task The_real_process_serves_on_PostgreSQL_is_set_up_and_its_trail_holds()
    {
        (string, string)[] settings = [("Storage__ConnectionString", PostgresServer.Shared.ConnectionString($"serving_{Guid.NewGuid():N}"))];
        await using var running = await RunningReviews.StartAsync("serve", settings);
        using var visitor = new Visitor(running.Url);
        (await visitor.GetAsync("/")).Status.Should().Be(HttpStatusCode.OK);

        await visitor.JoinAsync("/setup", "/setup", RealReviews.Answers(RealReviews.CodeIn(running.Log)));
        (await visitor.GetAsync("/people")).Body.Should().Contain("First Administrator");
        await RealReviews.InviteAsync(visitor, "new@example.org", ("Role", "lead-author"));

        var verified = await CommandLineRun.InAsync(running.DataFolder, "", settings, "audit", "verify");
        verified.ExitCode.Should().Be(0, verified.Error);
        verified.Output.Should().MatchRegex("[1-9][0-9]* rows in [1-9][0-9]* chains");
        File.Exists(Path.Combine(running.DataFolder, "data", "reviews.db")).Should().BeFalse("the data is in PostgreSQL");
    }
}
