using Microsoft.Data.Sqlite;

namespace Reviews.Host.Storage;

/// <summary>Which database: <c>Host=…</c> means PostgreSQL, nothing means a SQLite file in the data folder.</summary>
internal sealed record DatabaseAddress(string ConnectionString, bool IsPostgres)
{
    /// <param name="configured">The connection string of the settings; empty for SQLite.</param>
    public static DatabaseAddress From(string? configured, string dataFolder) =>
        configured is { Length: > 0 } text && text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new DatabaseAddress(text, IsPostgres: true)
            : Sqlite(configured is { Length: > 0 } path ? new SqliteConnectionStringBuilder(path).DataSource : Path.Join(dataFolder, "reviews.db"));

    public static DatabaseAddress Sqlite(string file) => new(
        // The default timeout is how long a statement waits for another process's lock.
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
        IsPostgres: false);
}
