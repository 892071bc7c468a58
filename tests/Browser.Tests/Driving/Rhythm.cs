using NodaTime.Text;

namespace Reviews.Browser.Tests.Driving;

/// <summary>Time that passes while the same is asked again and again: it is answered each time that it is asked.</summary>
/// <param name="first">When it is asked first.</param>
/// <param name="every">How many months there are from one time to the next.</param>
/// <param name="answerAsync">Answers it, on the day given.</param>
internal sealed class Rhythm(Stage stage, LocalDate first, int every, Func<LocalDate, Task> answerAsync)
{
    private int times;

    /// <summary>Moves the clock to a London time, and on the way to noon of each day on which it is asked.</summary>
    public async Task UntilAsync(string london)
    {
        var until = LocalDatePattern.Iso.Parse(london[..10]).Value;
        // Always from the first: what is asked on a 31st is asked on the last day of a shorter month, and on the 31st again.
        for (var day = Next; day <= until; day = Next)
        {
            times++;
            await stage.MoveClockToAsync($"{LocalDatePattern.Iso.Format(day)}T12:00");
            await answerAsync(day);
        }

        await stage.MoveClockToAsync(london);
    }

    private LocalDate Next => first.PlusMonths(times * every);
}
