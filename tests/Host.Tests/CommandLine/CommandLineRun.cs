using System.Diagnostics;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.CommandLine;

/// <summary>The built application run as a caller runs it: a process of its own, from a folder of its own.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>No verb that ends by itself takes as long, on the slowest machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static Task<CommandLineRun> InAsync(string folder, string input, params string[] arguments) => InAsync(folder, input, [], arguments);

    /// <param name="settings">Settings given through the environment.</param>
    public static Task<CommandLineRun> InAsync(string folder, string input, (string Name, string Value)[] settings, params string[] arguments) =>
        WithinAsync(Longest, folder, input, settings, arguments);

    /// <exception cref="InvalidOperationException">When it has not ended by then: it is killed, and what it printed is told.</exception>
    public static async Task<CommandLineRun> WithinAsync(TimeSpan limit, string folder, string input, (string Name, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ReviewsDll, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet to start, but it did not.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException tooLong)
        {
            process.Kill(entireProcessTree: true);
            var printed = await output + await error;
            throw new InvalidOperationException(
                FormattableString.Invariant($"Expected 'reviews {string.Join(' ', arguments)}' to end within {limit.TotalSeconds} seconds, but it did not and was killed. It printed:\n{printed}"),
                tooLong);
        }

        return new CommandLineRun(process.ExitCode, await output, await error);
    }

    public static Task<CommandLineRun> OfAsync(params string[] arguments) => InAsync(Path.GetTempPath(), "", arguments);

    /// <summary>The answer is two: one line on standard error, nothing on standard output, no stack trace.</summary>
    public void ShouldBeWrongArguments(string because)
    {
        ExitCode.Should().Be(2);
        Output.Should().BeEmpty();
        Error.TrimEnd().Should().Contain(because).And.NotContain("\n").And.NotContain("   at ");
    }
}
