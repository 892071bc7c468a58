using Microsoft.AspNetCore.Antiforgery;
using NodaTime.Text;
using Reviews.Host.Jobs;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Clocks;

/// <summary>
/// POST /demo/clock moves the demonstration's clock and does what has fallen due on the way. Fields: <c>to</c> (London time,
/// 2026-12-29T17:00) or <c>by</c> (ISO 8601, PT8H or P1D), and <c>returnUrl</c>. There only in the demonstration.
/// </summary>
internal static class DemoClockEndpoint
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    // The sign-in page of the demonstration shows the clock too: nobody is signed in there yet.
    public static void Map(WebApplication app) => app.MapPost("/demo/clock", MoveAsync).AllowAnonymous();

    private static async Task<IResult> MoveAsync(HttpContext http, IAntiforgery antiforgery, DemoClock clock, Sweep sweep, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(cancellation);
        if (Read(form["to"].ToString(), form["by"].ToString(), clock.GetCurrentInstant()) is not { } to || !clock.MoveTo(to))
            return Results.BadRequest("Expected a time to come, as 2026-12-29T17:00 in \"to\", or a duration such as P1D in \"by\".");
        await sweep.RunAsync(cancellation);
        var back = form["returnUrl"].ToString();
        return back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal)
            ? Results.LocalRedirect(back)
            : Results.Text(InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant()));
    }

    private static Instant? Read(string to, string by, Instant now)
    {
        foreach (var pattern in new[] { Minutes, LocalDateTimePattern.ExtendedIso })
        {
            if (pattern.Parse(to) is { Success: true, Value: var local })
                return LondonTime.ToInstant(local);
        }

        return PeriodPattern.NormalizingIso.Parse(by) is { Success: true, Value: var period }
            ? LondonTime.ToInstant(LondonTime.ToLocal(now) + period)
            : null;
    }
}
