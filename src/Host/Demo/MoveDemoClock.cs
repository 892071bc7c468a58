using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Calendar;
using Reviews.Host.Clocks;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Demo;

/// <summary>
/// Moves the demonstration's clock and does everything that falls due on the way, in its order. It goes back only while
/// there is no review: what has happened in one cannot be undone by a clock.
/// </summary>
internal sealed class MoveDemoClock(DemoClock clock, Sweep sweep, HolidayCalendar calendar, IDbContextFactory<ReviewsDb> contexts) : IDisposable
{
    private static readonly LocalTime Morning = new(9, 0);
    private static readonly LocalTime Evening = new(17, 0);
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>Two moves at once would sweep the same hours twice.</summary>
    private readonly SemaphoreSlim one = new(1, 1);

    public void Dispose() => one.Dispose();

    /// <param name="moveTo">
    /// A London time such as <c>2026-12-29T09:00</c>, or <c>now</c> (the real time), <c>hour</c>, <c>next-working-day</c>
    /// (9am), <c>five-pm</c>, or a duration such as <c>P1D</c>.
    /// </param>
    /// <returns>Null when it was moved.</returns>
    public async Task<Refusal?> RunAsync(string? moveTo, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (Read(moveTo?.Trim() ?? "") is not { } to)
                return new Refusal("unreadable-time", "Enter a date and time, such as 2026-12-29T09:00");
            if (!clock.MoveTo(to, mayGoBack: !await AnyReviewAsync(cancellation)))
                return new Refusal("time-past", "Enter a time still to come: the clock goes back only while there is no review");
            await sweep.RunAsync(cancellation);
            return null;
        }
        catch (BeyondCalendarException)
        {
            return new Refusal("beyond-calendar", "Enter a time within the years whose bank holidays are known");
        }
        finally
        {
            one.Release();
        }
    }

    public async Task<bool> AnyReviewAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Reviews.AnyAsync(cancellation);
    }

    private Instant? Read(string text)
    {
        var now = LondonTime.ToLocal(clock.GetCurrentInstant());
        return text switch
        {
            "now" => clock.RealNow,
            "hour" => clock.GetCurrentInstant() + Duration.FromHours(1),
            "five-pm" => LondonTime.ToInstant(now.Date + Evening),
            "next-working-day" => LondonTime.ToInstant(calendar.Current.FirstOnOrAfter(now.Date.PlusDays(1)) + Morning),
            _ when Local(text) is { } local => LondonTime.ToInstant(local),
            _ when PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: var period } => LondonTime.ToInstant(now + period),
            _ => null,
        };
    }

    private static LocalDateTime? Local(string text) =>
        Minutes.Parse(text) is { Success: true, Value: var minutes } ? minutes
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var exact } ? exact
        : null;
}
