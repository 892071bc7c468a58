using Microsoft.Data.Sqlite;
using Reviews.Host.Storage;

namespace Reviews.Host.Tests.House;

/// <summary>
/// Closes the connections that are kept to one test's database, and to no other: clearing all of them takes one from under a test
/// that runs beside it, whose page then answers 500 for no reason of its own.
/// </summary>
internal static class OwnPool
{
    public static void Clear(DatabaseAddress address)
    {
        if (address.IsPostgres)
            return;
        using var connection = new SqliteConnection(address.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
