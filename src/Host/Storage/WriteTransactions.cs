using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Storage;

/// <summary>
/// The one way to write: a context of its own and one transaction, saved and committed at the end; nothing is kept when
/// the work throws or its result is not worth keeping. On SQLite there is one writer at a time, in the order of arrival
/// (four competing ones were measured to be slower, and the source of "database is locked"); PostgreSQL takes many, and
/// the version guard decides.
/// </summary>
internal sealed class WriteTransactions(IDbContextFactory<ReviewsDb> contexts, DatabaseAddress database) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    // Open for as long as there are writers: when the last connection closes, SQLite folds its log into the file, and that would be after each query.
    private SqliteConnection? kept;

    public void Dispose()
    {
        kept?.Dispose();
        gate.Dispose();
    }

    public Task<T> RunAsync<T>(Func<ReviewsDb, Task<T>> work, CancellationToken cancellation) => RunAsync(work, _ => true, cancellation);

    public async Task<T> RunAsync<T>(Func<ReviewsDb, Task<T>> work, Func<T, bool> keeps, CancellationToken cancellation)
    {
        if (database.IsPostgres)
            return await WriteAsync(work, keeps, cancellation);
        await gate.WaitAsync(cancellation);
        try
        {
            kept ??= Opened();
            return await WriteAsync(work, keeps, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    private SqliteConnection Opened()
    {
        var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        return connection;
    }

    private async Task<T> WriteAsync<T>(Func<ReviewsDb, Task<T>> work, Func<T, bool> keeps, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await work(db);
        if (!keeps(result))
            return result;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
