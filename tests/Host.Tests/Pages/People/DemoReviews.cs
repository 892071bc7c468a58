using System.Text.RegularExpressions;
using Reviews.Testing.Machine;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>The demonstration, freshly seeded.</summary>
public sealed partial class DemoReviews : IAsyncLifetime
{
    internal RunningReviews Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningReviews.StartAsync("demo");

    public Task DisposeAsync() => Running.DisposeAsync().AsTask();

    /// <summary>The ids behind a page's buttons.</summary>
    internal static IReadOnlyList<string> People(string page) => [.. PersonButton().Matches(page).Select(m => m.Groups["id"].Value)];

    /// <summary>Signed in as the first person of that role.</summary>
    internal async Task<Visitor> AsAsync(Role role)
    {
        var visitor = new Visitor(Running.Url);
        var page = await visitor.GetAsync("/sign-in");
        var person = People(page.Body[page.Body.IndexOf($">{role.Name}</h2>", StringComparison.Ordinal)..])[0];
        (await visitor.PostAsync("/demo/sign-in", [.. page.Hidden, ("person", person)])).Location.Should().Be("/");
        return visitor;
    }

    [GeneratedRegex("name=\"person\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.None, 1000)]
    private static partial Regex PersonButton();
}
