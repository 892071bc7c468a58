using System.Diagnostics;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.CommandLine;

/// <summary>The built application run as a caller runs it: a process of its own, from a folder of its own.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandLineRun> InAsync(string folder, string input, params string[] arguments) => InAsync(folder, input, [], arguments);

    /// <param name="settings">Settings given through the environment.</param>
    public static async Task<CommandLineRun> InAsync(string folder, string input, (string Name, string Value)[] settings, params string[] arguments)
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
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
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
