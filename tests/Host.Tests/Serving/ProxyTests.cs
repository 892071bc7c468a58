using System.Net;
using Reviews.Host.Tests.CommandLine;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

/// <summary>Passwords and cases never travel in the clear beyond this machine, and only a known proxy is believed.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-proxy-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("serve", "http://0.0.0.0:0", "http://0.0.0.0:0 is open to others")]
    [InlineData("demo", "http://*:0", "http://*:0 is open to others")]
    [InlineData("serve", "http://127.0.0.1:0;http://reviews.example.org:80", "http://reviews.example.org:80 is open to others")]
    public async Task Plain_HTTP_beyond_this_machine_is_refused(string verb, string urls, string sentence)
    {
        var run = await CommandLineRun.InAsync(folder, "", verb, "--urls", urls);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain(sentence).And.Contain("Proxy:KnownProxies").And.NotContain("   at ");
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty("a start that is refused leaves nothing behind");
    }

    [Fact]
    public async Task So_it_is_where_Kestrels_own_settings_open_it_and_where_a_proxy_is_no_address()
    {
        var run = await CommandLineRun.InAsync(folder, "", [("Kestrel__Endpoints__Http__Url", "http://*:8080")], "serve");
        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("http://*:8080 is open to others");

        var unreadable = await CommandLineRun.InAsync(folder, "", [("Proxy__KnownProxies__0", "the proxy")], "serve", "--urls", "http://0.0.0.0:0");
        unreadable.ExitCode.Should().Be(1);
        unreadable.Error.Should().Contain("Expected Proxy:KnownProxies to hold addresses such as 10.0.0.5, but found \"the proxy\".");
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.2:5080")]
    [InlineData("http://[::1]:5080;https://*:443")]
    [InlineData("http://unix:/run/reviews.sock")]
    public void This_machine_is_served_over_plain_HTTP(string urls) =>
        HostMode.Of(isDemo: false, dataFolder: null, urls).PlainBeyondThisMachine([]).Should().BeEmpty();

    [Fact]
    public async Task A_known_proxy_is_believed_and_whoever_goes_round_it_is_refused()
    {
        await using var running = await RunningReviews.StartAsync("serve", ("Proxy__KnownProxies__0", "127.0.0.1"), ("Mail__PublicBaseUrl", "https://reviews.example.org"));

        using var overTls = await AskAsync(running, "/setup", ("X-Forwarded-Proto", "https"));
        overTls.StatusCode.Should().Be(HttpStatusCode.OK);
        overTls.Headers.GetValues("Set-Cookie").Should().OnlyContain(cookie => cookie.StartsWith("__Host-") && cookie.Contains("; secure"));
        overTls.Headers.Contains("Strict-Transport-Security").Should().BeFalse("the address is this machine's own");

        using var named = await AskAsync(running, "/setup", ("X-Forwarded-Proto", "https"), ("Host", "reviews.example.org"));
        named.StatusCode.Should().Be(HttpStatusCode.OK);
        named.Headers.Contains("Strict-Transport-Security").Should().BeTrue();

        using var plain = await AskAsync(running, "/setup");
        plain.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var misnamed = await AskAsync(running, "/setup", ("X-Forwarded-Proto", "https"), ("Host", "elsewhere.example.org"));
        misnamed.StatusCode.Should().Be(HttpStatusCode.BadRequest, "only the public address and this machine's own names are ours");

        using var well = await AskAsync(running, "/health", ("Host", "reviews.example.org"));
        well.StatusCode.Should().Be(HttpStatusCode.OK, "the proxy may ask for itself, without TLS");
        using var unnamed = await AskAsync(running, "/health", ("Host", "10.0.0.5:8080"));
        unnamed.StatusCode.Should().Be(HttpStatusCode.BadRequest, "it asks by a name that is ours");
    }

    [Fact]
    public async Task Nobody_else_s_word_that_it_came_over_TLS_is_believed()
    {
        (string, string)[] settings = [("Proxy__KnownProxies__0", "10.255.255.1"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")];
        await using var behind = await RunningReviews.StartAsync("serve", settings);
        using var refused = await AskAsync(behind, "/setup", ("X-Forwarded-Proto", "https"));
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);

        await using var without = await RunningReviews.StartAsync("serve", ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var plain = await AskAsync(without, "/setup", ("X-Forwarded-Proto", "https"));
        plain.StatusCode.Should().Be(HttpStatusCode.OK);
        plain.Headers.GetValues("Set-Cookie").Should().OnlyContain(cookie => !cookie.Contains("; secure"));
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningReviews running, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(running.Url, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
