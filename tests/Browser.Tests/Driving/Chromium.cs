using Microsoft.Playwright;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Driving;

/// <summary>One real browser for all browser tests: an installed Chromium, Chrome or Edge, else one installed from the distribution.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Debian's headless shell first: the same engine without a browser around it, which costs half.
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>The browser's path, or null to let Playwright use the one its own installer fetched.</summary>
    private static string? Find()
    {
        if (Installed() is { } found)
        {
            return found;
        }

        if (OperatingSystem.IsLinux())
        {
            DebianPackages.Ensure("chromium-headless-shell", () => Installed() is not null);
            return Installed();
        }

        var code = Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return code == 0 ? null : throw new InvalidOperationException(
            $"Expected a Chromium, Chrome or Edge to be installed, but there is none and Playwright's installer ended with {code}.");
    }

    private static string? Installed() => Places.FirstOrDefault(File.Exists);
}

/// <summary>Browser tests share one browser; each has a context (cookies, storage) of its own.</summary>
[CollectionDefinition(Name)]
public sealed class WithABrowser : ICollectionFixture<Chromium>
{
    public const string Name = "With a browser";
}
