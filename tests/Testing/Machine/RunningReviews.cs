using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Reviews.Testing.Machine;

/// <summary>The real application in a process of its own, on a free port and a data folder that outlives a kill.</summary>
public sealed class RunningReviews : IAsyncDisposable
{
    private readonly string verb;
    private readonly (string Name, string Value)[] settings;
    private readonly ConcurrentQueue<string> log = new();
    private Process? process;
    private TimeSpan usedBefore;

    private RunningReviews(string verb, string dataFolder, (string Name, string Value)[] settings)
    {
        this.verb = verb;
        this.settings = settings;
        DataFolder = dataFolder;
        Url = new Uri($"http://127.0.0.1:{FreePort.Take()}");
    }

    public Uri Url { get; }

    public string DataFolder { get; }

    /// <summary>The processor time it has used, those that were killed included: on a shared machine it says more than the clock on the wall.</summary>
    public TimeSpan ProcessorTime => usedBefore + (process?.TotalProcessorTime ?? TimeSpan.Zero);

    /// <summary>What it has printed so far, both streams.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Starts <paramref name="verb"/> (<c>serve</c> or <c>demo</c>) in a fresh data folder and waits until it answers.</summary>
    /// <param name="settings">Settings given through the environment: <c>Storage__ConnectionString</c>.</param>
    public static async Task<RunningReviews> StartAsync(string verb, params (string Name, string Value)[] settings)
    {
        var reviews = new RunningReviews(verb, Directory.CreateTempSubdirectory("reviews-").FullName, settings);
        await reviews.StartAgainAsync();
        return reviews;
    }

    /// <summary>Starts it on the same data and the same address.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ReviewsDll, verb, "--urls", Url.ToString().TrimEnd('/'), "--data", Path.Combine(DataFolder, "data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = DataFolder,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet to start, but it did not.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilItAnswersAsync();
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            usedBefore += process.TotalProcessorTime;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    /// <summary>SIGSTOP: it keeps its connections and locks, and does nothing until it goes on.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT: it goes on in the middle of what it was doing.</summary>
    public Task GoOnAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"Expected 'kill {signal} {process.Id}' to succeed, but it ended with {kill.ExitCode}.");
        }
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"Expected the application to keep running, but it ended with {process.ExitCode}:\n{Log}");
            }

            try
            {
                // Open also where everything else wants TLS.
                using var answer = await client.GetAsync(new Uri(Url, "/health"));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"Expected the application to answer within two minutes, but it did not:\n{Log}");
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            log.Enqueue(line);
        }
    }
}
