using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Reviews.Host.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseAddress database)
    {
        services.AddSingleton(database);
        services.AddSingleton<WriteTransactions>();
        // The factory for writers and sweeps, each with a context of its own; the scoped one for pages and Identity.
        services.AddDbContextFactory<ReviewsDb>(options => Use(options, database));
        return services;
    }

    public static void Use(DbContextOptionsBuilder options, DatabaseAddress database)
    {
        if (database.IsPostgres)
            options.UseNpgsql(database.ConnectionString);
        else
            options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas());
        // Migrations are written by hand, without a snapshot to compare with: a test compares the schemas instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
