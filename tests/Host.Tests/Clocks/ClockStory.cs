using NodaTime.Text;

namespace Reviews.Host.Tests.Clocks;

/// <summary>
/// A review of <c>every-clock.bpmn</c> from 10am on its day: when each of its tasks is due in London, and everything that
/// happens by itself afterwards while nobody does anything, each at its instant.
/// </summary>
/// <param name="Night">The day at whose 01:30 in London a timer fires.</param>
public sealed record ClockStory(LocalDate From, LocalDate Night, IReadOnlyDictionary<string, LocalDateTime> Due, IReadOnlyList<(Instant At, string What)> Happens)
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    /// <summary>Reckoned by hand with a wall calendar: the lines that end in <c>due</c> are London time, the others UTC.</summary>
    public static ClockStory Read(string from, string night, string lines)
    {
        var read = lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3)).ToList();
        return new(
            LocalDatePattern.Iso.Parse(from).Value,
            LocalDatePattern.Iso.Parse(night).Value,
            read.Where(line => line[2].EndsWith(" due", StringComparison.Ordinal))
                .ToDictionary(line => line[2].Replace(" due", "", StringComparison.Ordinal), line => LocalDateTimePattern.GeneralIso.Parse($"{line[0]}T{line[1]}:00").Value),
            [.. read.Where(line => !line[2].EndsWith(" due", StringComparison.Ordinal)).Select(line => (Minute.Parse($"{line[0]} {line[1]}").Value, line[2]))]);
    }

    public override string ToString() => LocalDatePattern.Iso.Format(From);
}
