using System.Diagnostics;

namespace Reviews.Testing.Machine;

/// <summary>The built application asked for one verb.</summary>
public static class ReviewsCommandLine
{
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ReviewsDll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet to start, but it did not.");
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode;
    }
}
