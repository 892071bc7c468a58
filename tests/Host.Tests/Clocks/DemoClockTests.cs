using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Reviews.Host.Clocks;
using Reviews.Host.Tests.House;

namespace Reviews.Host.Tests.Clocks;

/// <summary>The demonstration's clock is where it was left, also after a process killed while it was moved.</summary>
public sealed class DemoClockTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 12, 18, 12, 0);

    private readonly TestClock real = new(Noon);
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-clock-").FullName;

    private string ClockFile => Path.Join(folder, "clock.txt");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_first_start_shows_the_real_time() => Start().GetCurrentInstant().Should().Be(Noon);

    [Fact]
    public void It_is_where_it_was_left_at_the_next_start()
    {
        Start().MoveTo(Noon + Duration.FromDays(3), mayGoBack: false).Should().BeTrue();
        real.Now += Duration.FromHours(2);
        Start().GetCurrentInstant().Should().Be(Noon + Duration.FromDays(3) + Duration.FromHours(2));
    }

    [Fact]
    public void It_goes_back_only_when_it_may()
    {
        var clock = Start();
        clock.MoveTo(Noon - Duration.FromHours(1), mayGoBack: false).Should().BeFalse();
        clock.GetCurrentInstant().Should().Be(Noon);
        clock.MoveTo(Noon - Duration.FromHours(1), mayGoBack: true).Should().BeTrue();
        clock.GetCurrentInstant().Should().Be(Noon - Duration.FromHours(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("864000000000x")]
    public void A_file_that_holds_no_offset_does_not_stop_the_start(string text)
    {
        File.WriteAllText(ClockFile, text);
        Start().GetCurrentInstant().Should().Be(Noon);
    }

    [Fact]
    public void What_a_killed_move_left_beside_the_file_is_not_read()
    {
        Start().MoveTo(Noon + Duration.FromHours(5), mayGoBack: false);
        File.WriteAllText(ClockFile + ".next", "");
        var clock = Start();
        clock.GetCurrentInstant().Should().Be(Noon + Duration.FromHours(5));
        clock.MoveTo(Noon + Duration.FromHours(6), mayGoBack: false).Should().BeTrue();
        File.ReadAllText(ClockFile).Should().Be(Duration.FromHours(6).BclCompatibleTicks.ToString(CultureInfo.InvariantCulture));
    }

    private DemoClock Start() => new(real, ClockFile, NullLogger<DemoClock>.Instance);
}
