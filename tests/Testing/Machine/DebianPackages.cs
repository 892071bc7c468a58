using System.Diagnostics;

namespace Reviews.Testing.Machine;

/// <summary>Installs what a test needs and the machine lacks, once, however many test processes ask at the same time.</summary>
public static class DebianPackages
{
    /// <exception cref="InvalidOperationException">When the machine is no Debian or Ubuntu with root, or apt-get fails: the message says what to install by hand.</exception>
    public static void Ensure(string package, Func<bool> isThere)
    {
        ArgumentNullException.ThrowIfNull(isThere);
        if (isThere())
        {
            return;
        }

        using var turn = WaitForTurn();
        if (isThere())
        {
            return;
        }

        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
        {
            throw new InvalidOperationException(
                $"Expected {package} to be installed, but it is not, and only root on Debian or Ubuntu can install it here. Install {package} and run the tests again.");
        }

        Run("apt-get", "update", "-q");
        Run("apt-get", "install", "-y", "-q", "--no-install-recommends", package);
        if (!isThere())
        {
            throw new InvalidOperationException($"Expected apt-get to have installed {package}, but it cannot be found afterwards.");
        }
    }

    /// <summary>A lock across processes: apt-get has one of its own, and fails instead of waiting.</summary>
    private static FileStream WaitForTurn()
    {
        var path = Path.Combine(Path.GetTempPath(), "reviews-tests-apt.lock");
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (patience.Elapsed < TimeSpan.FromMinutes(10))
            {
                using var pause = new ManualResetEventSlim();
                pause.Wait(500);
            }
        }
    }

    private static void Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"Expected {command} to start, but it did not.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Expected '{command} {string.Join(' ', arguments)}' to succeed, but it ended with {process.ExitCode}: {errors}{output.Result}");
        }
    }
}
