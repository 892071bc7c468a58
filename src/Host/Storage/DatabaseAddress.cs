using Microsoft.Data.Sqlite;
using Npgsql;

namespace Reviews.Host.Storage;

/// <summary>Which database: <c>Host=…</c> means PostgreSQL, nothing means a SQLite file in the data folder.</summary>
internal sealed record DatabaseAddress(string ConnectionString, bool IsPostgres)
{
    /// <summary>The file of a SQLite database; not to be asked of PostgreSQL.</summary>
    public string SqliteFile() => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <param name="configured">The connection string of the settings; empty for SQLite.</param>
    public static DatabaseAddress From(string? configured, string dataFolder) =>
        configured is { Length: > 0 } text && text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new DatabaseAddress(text, IsPostgres: true)
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

    public static DatabaseAddress Sqlite(string file) => new(
        // The default timeout is how long a statement waits for another process's lock.
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
        IsPostgres: false);
}
