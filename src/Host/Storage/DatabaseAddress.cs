using Microsoft.Data.Sqlite;
using Npgsql;

namespace Reviews.Host.Storage;

/// <summary>Which database: <c>Host=…</c> means PostgreSQL, nothing means a SQLite file in the data folder.</summary>
internal sealed record DatabaseAddress(string ConnectionString, bool IsPostgres)
{
    // A host that stands still in the middle of a change is let go of by the database after a minute, and what it had not kept is
    // undone; nobody waits longer than a part of that for what somebody else
    // holds. Shorter than a command's own time limit (30 s), so that such a wait ends as what it is.
    private const string Patience = "-c idle_in_transaction_session_timeout=60s -c lock_timeout=20s";

    /// <summary>The file of a SQLite database; not to be asked of PostgreSQL.</summary>
    public string SqliteFile() => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <param name="configured">The connection string of the settings; empty for SQLite.</param>
    public static DatabaseAddress From(string? configured, string dataFolder) =>
        configured is { Length: > 0 } text && text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new DatabaseAddress(Patient(text), IsPostgres: true)
            : Sqlite(configured is { Length: > 0 } path ? new SqliteConnectionStringBuilder(path).DataSource : Path.Join(dataFolder, "reviews.db"));

    /// <summary>What is wrong with a connection string of the settings, in a sentence that does not repeat it: it may hold a password.</summary>
    public static string? Problem(string? configured)
    {
        try
        {
            var address = From(configured, dataFolder: "");
            if (address.IsPostgres)
                _ = new NpgsqlConnectionStringBuilder(address.ConnectionString);
            return null;
        }
        catch (ArgumentException wrong)
        {
            return $"Expected Storage:ConnectionString to be empty or a connection string, but it cannot be read: {wrong.Message}";
        }
    }

    // What the operator sets stands.
    private static string Patient(string text) =>
        new NpgsqlConnectionStringBuilder(text) is { Options: null or "" } settings ? new NpgsqlConnectionStringBuilder(text) { Options = Patience }.ConnectionString : text;

    public static DatabaseAddress Sqlite(string file) => new(
        // The default timeout is how long a statement waits for another process's lock. Not from the provider's pool: up to 10.0.11 it can
        // lend one connection to two who ask at once (dotnet/efcore#39008), and the one would then work in the other's transaction.
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = false }.ToString(),
        IsPostgres: false);
}
