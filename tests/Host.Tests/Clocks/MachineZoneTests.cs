using System.Diagnostics;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Clocks;

/// <summary>
/// The stories of the clock and of the late bank holiday of 2022 again, in processes of their own on machines that are set to
/// one zone or another.
/// </summary>
public sealed class MachineZoneTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    public async Task Wherever_the_machine_stands_the_dates_are_Londons(string zone)
    {
        var stories = string.Join('|', new[] { typeof(ClockStories), typeof(LateHolidayTests) }.Select(of => $"FullyQualifiedName~{of.FullName}."));
        var start = new ProcessStartInfo("dotnet", ["vstest", typeof(MachineZoneTests).Assembly.Location, $"--TestCaseFilter:{stories}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["TZ"] = zone;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet to start, but it did not.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0, "{0}{1}", await output, await errors);
        (await output).Should().MatchRegex($@"Passed:\s+{ClockStories.All.Count + 4}\b", "each story was told, two of them of the late holiday, and the zone was the machine's");
    }
}
