using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Tests.House;

namespace Reviews.Host.Tests.Storage;

public sealed class SchemaTests
{
    private const string OfSqlite = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY type, name";

    private const string OfPostgres =
        """
        SELECT 'column', table_name, column_name, data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_identity
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        ORDER BY 1, 2, 3
        """;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task The_migrated_schema_equals_the_models(Provider provider)
    {
        var migrated = await SchemaAsync(provider, db => db.Database.MigrateAsync());
        var created = await SchemaAsync(provider, db => db.Database.EnsureCreatedAsync());

        migrated.Should().HaveCountGreaterThan(40).And.Equal(created);
    }

    private static async Task<List<string>> SchemaAsync(Provider provider, Func<ReviewsDb, Task> make)
    {
        var folder = Directory.CreateTempSubdirectory("reviews-schema-").FullName;
        var options = new DbContextOptionsBuilder<ReviewsDb>();
        StorageServices.Use(options, TestHouse.AddressOf(provider) ?? DatabaseAddress.Sqlite(Path.Combine(folder, "reviews.db")));
        await using var db = new ReviewsDb(options.Options);
        await make(db);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == Provider.Sqlite ? OfSqlite : OfPostgres;
        await using var rows = await command.ExecuteReaderAsync();
        var schema = await ReadAsync(rows);
        await db.Database.CloseConnectionAsync();
        Directory.Delete(folder, recursive: true);
        return schema;
    }

    private static async Task<List<string>> ReadAsync(DbDataReader rows)
    {
        var schema = new List<string>();
        while (await rows.ReadAsync())
            schema.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : rows.GetValue(i).ToString())));
        return schema;
    }
}
