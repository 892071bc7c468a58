using Microsoft.Playwright;

namespace Reviews.Browser.Tests.Driving;

/// <summary>
/// Pictures of the pages that a story passes, as a desktop and as a telephone show them, for whoever wants to look: in the folder
/// that REVIEWS_PICTURES names, and none where it names none.
/// </summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("REVIEWS_PICTURES");

    private static int taken;

    public static async Task TakeAsync(IPage page, string of)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (string.IsNullOrEmpty(Folder)) return;
        var name = Path.Combine(Folder, FormattableString.Invariant($"{Interlocked.Increment(ref taken):000}-{string.Concat(of.Where(char.IsLetterOrDigit))}"));
        foreach (var (width, kind) in new[] { (1200, "desktop"), (390, "phone") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new() { Path = $"{name}-{kind}.png", FullPage = true });
        }

        await page.SetViewportSizeAsync(1200, 900);
    }
}
