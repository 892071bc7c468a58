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

    /// <summary>However deep it lies: a failed save is wrapped, and one that the provider knows to be passing is wrapped again.</summary>
    public static bool Is(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (IsItself(at))
                return true;
        }

        return false;
    }

    private static bool IsItself(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is PrimaryKeyTaken or UniqueTaken || sqlite.SqliteErrorCode == Busy,
        _ => false,
    };
}
