using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Reviews.Host.Storage;

/// <summary>Whether a failed write failed because somebody else was first: the only failure that trying again can mend.</summary>
internal static class WriteConflict
{
    // SQLite's extended codes of a primary key and a unique index already taken, and of a lock not got in time.
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;
    private const int Busy = 5;

    public static bool Is(Exception failure) => failure is DbUpdateConcurrencyException || (failure.InnerException ?? failure) switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is PrimaryKeyTaken or UniqueTaken || sqlite.SqliteErrorCode == Busy,
        _ => false,
    };
}
