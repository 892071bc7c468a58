using System.Security.Cryptography;
using Microsoft.Playwright;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Driving;

/// <summary>Ends the application with SIGKILL at random moments of random requests, and starts it again on what it left.</summary>
/// <param name="oneIn">How many requests there are to a kill, on average; 0 for none.</param>
internal sealed class Killer(int oneIn)
{
    private readonly List<int> delays = [];

    /// <summary>Each kill so far, as the milliseconds between the request and the kill.</summary>
    public IReadOnlyList<int> Kills => delays;

    public bool WantsThisOne() => oneIn > 0 && RandomNumberGenerator.GetInt32(oneIn) == 0;

    public async Task KillDuringAsync(RunningReviews reviews, Func<Task> request)
    {
        var delay = RandomNumberGenerator.GetInt32(200);
        delays.Add(delay);
        var pending = request();
        await Task.Delay(delay);
        await reviews.KillAsync();
        try
        {
            await pending;
        }
        catch (PlaywrightException)
        {
            // The browser lost its answer: that is what is being tried.
        }

        await reviews.StartAgainAsync();
    }
}
