using System.Diagnostics;
using System.Globalization;

namespace Reviews.Testing.Machine;

/// <summary>A real PostgreSQL of this test process's own: its own folder and port, stopped and removed at the end.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Running = new(Start);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"reviews-pg-{Guid.NewGuid():N}");
    private readonly int port = FreePort.Take();

    private PostgresServer()
    {
    }

    /// <summary>Starts it at the first use; installs PostgreSQL where it is missing.</summary>
    public static PostgresServer Shared => Running.Value;

    /// <summary>The connection string of a database of that name, which need not exist yet.</summary>
    // Each test has a database, and so a pool, of its own: the connections of one that is over are soon let go.
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5;Include Error Detail=true");

    private static string? Binaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private static PostgresServer Start()
    {
        // The release's own version, whichever it is: only Debian 12 has a postgresql-15.
        DebianPackages.Ensure("postgresql", () => Binaries() is not null);
        var server = new PostgresServer();
        Directory.CreateDirectory(server.folder);
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", server.folder);
        }

        RunAsPostgres("initdb", "-D", server.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        // Nothing here outlives the tests, so nothing waits for the disk.
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {server.port} -k {server.folder} -c listen_addresses=127.0.0.1 -c max_connections=500 -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        RunAsPostgres("pg_ctl", "-D", server.folder, "-l", Path.Combine(server.folder, "log"), "-w", "-t", "60", "-o", options, "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    // The test host is ended soon after its tests: the stop and the clean-up go on without it.
    private void Stop()
    {
        var stop = $"'{Binaries()}/pg_ctl' -D '{folder}' -m immediate -w stop; rm -rf '{folder}'";
        string[] asPostgres = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", "sh", "-c", stop] : ["sh", "-c", stop];
        Process.Start(new ProcessStartInfo("setsid", asPostgres) { WorkingDirectory = "/" })?.Dispose();
    }

    // initdb and postgres refuse to run as root.
    private static void RunAsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries()!, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits these streams and keeps them open, so they are not read to their end.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardOutput = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Expected {program} to succeed, but it ended with {process.ExitCode}.");
        }
    }
}
