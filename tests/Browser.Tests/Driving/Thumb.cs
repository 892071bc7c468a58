using System.Diagnostics;
using Microsoft.Playwright;

namespace Reviews.Browser.Tests.Driving;

/// <summary>
/// Somebody at a telephone: every tap on a link, button, radio or tick box is counted, the one in the mail too; a field is come
/// to by the keyboard's own next, and typed into letter by letter.
/// </summary>
internal sealed class Thumb : IAsyncDisposable
{
    // A browser that is driven reads nothing and types at once. What a person needs besides is added, on the slow side of what is
    // measured of people who do not practise: a letter on glass (25 words of five letters a minute), finding and hitting what is
    // tapped, reading a page of ours that is new to them, and going over to the app, reading six digits and coming back.
    private static readonly TimeSpan ALetter = TimeSpan.FromSeconds(60.0 / (25 * 5));
    private static readonly TimeSpan ATap = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan APage = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan TheApp = TimeSpan.FromSeconds(15);

    private readonly Stopwatch machine = Stopwatch.StartNew();
    private readonly List<string> taps = [];
    private TimeSpan person;

    private Thumb(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What was tapped, in order.</summary>
    public IReadOnlyList<string> Taps => taps;

    /// <summary>What the machine took, and what a person would have needed besides.</summary>
    public TimeSpan Time => machine.Elapsed + person;

    private IBrowserContext Context { get; }

    /// <summary>A telephone of usual size, with a finger for a mouse.</summary>
    public static async Task<Thumb> PickUpAsync(Stage stage)
    {
        var context = await stage.Browser.NewContextAsync(new()
        {
            BaseURL = stage.Reviews.Url.ToString(),
            ViewportSize = new() { Width = 390, Height = 844 },
            DeviceScaleFactor = 3,
            IsMobile = true,
            HasTouch = true,
        });
        return new Thumb(context, await context.NewPageAsync());
    }

    /// <summary>Taps the link of a mail.</summary>
    public async Task OpenAsync(Uri link)
    {
        Count("the link in the mail");
        await Page.GotoAsync(link.AbsoluteUri);
        await ReadAsync();
    }

    /// <summary>Taps what leads to another page, and reads that.</summary>
    public async Task GoAsync(ILocator target)
    {
        Count(await target.InnerTextAsync());
        await Page.EvaluateAsync("window.isLeft = true");
        await target.TapAsync();
        // Another page has nothing of this one's, by however many redirects it comes.
        var patience = Stopwatch.StartNew();
        while (!await IsOnAnotherPageAsync())
        {
            patience.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30), "a tap leads to another page");
            await Task.Delay(50);
        }

        await ReadAsync();
    }

    // Asked from outside, again and again: what waits within the page evaluates text there, which the page's own rules forbid.
    private async Task<bool> IsOnAnotherPageAsync()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("window.isLeft === undefined && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Between two pages there is none to ask.
            return false;
        }
    }

    /// <summary>Taps what stays on the page: a radio, a tick box.</summary>
    public async Task TapAsync(ILocator target)
    {
        Count(await target.InnerTextAsync());
        await target.TapAsync();
    }

    /// <summary>Taps a link that opens an app. This browser has none to open, and would wait for it for ever: the tap reaches the link, and goes no further.</summary>
    public async Task OpenAppAsync(ILocator link)
    {
        await link.EvaluateAsync("link => link.addEventListener('click', event => { event.preventDefault(); window.isAppOpened = true; })");
        await TapAsync(link);
        (await Page.EvaluateAsync<bool>("window.isAppOpened === true")).Should().BeTrue();
        person += TheApp;
    }

    public async Task TypeAsync(string label, string text)
    {
        var field = Page.GetByLabel(label, new() { Exact = true });
        await field.FocusAsync();
        await field.PressSequentiallyAsync(text);
        person += ALetter * text.Length;
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Count(string what)
    {
        taps.Add(what.Trim());
        person += ATap;
    }

    private async Task ReadAsync()
    {
        person += APage;
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "no page of a telephone scrolls sideways, {0} neither", Page.Url);
    }
}
