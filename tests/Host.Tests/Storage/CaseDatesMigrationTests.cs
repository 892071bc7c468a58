using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Migrations;
using Reviews.Host.Tests.House;

namespace Reviews.Host.Tests.Storage;

/// <summary>Reviews that ran before dates were facts of their own: what their processes count from is one of them from then on.</summary>
public sealed class CaseDatesMigrationTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_a_running_process_counts_from_becomes_a_date_of_its_review(Provider provider)
    {
        var folder = Directory.CreateTempSubdirectory("reviews-dates-").FullName;
        var options = new DbContextOptionsBuilder<ReviewsDb>();
        StorageServices.Use(options, TestHouse.AddressOf(provider) ?? DatabaseAddress.Sqlite(Path.Combine(folder, "reviews.db")));
        await using (var db = new ReviewsDb(options.Options))
        {
            await db.Database.MigrateAsync();
            var (review, bare) = (Guid.NewGuid(), Guid.NewGuid());
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Reviews" ("Id", "Reference", "Partnership", "ProcessId", "Status", "StartedOn", "StartedAt", "StartedBy") VALUES ({review}, 'SOU-2026-0001', 'southend', 'n', 'InProgress', '2026-12-16', 50, 'starter'), ({bare}, 'SOU-2026-0002', 'southend', 'c', 'InProgress', '2026-12-16', 50, 'starter')""");
            await DefinitionAsync(db, "n", "<property name=\"clock.anchor\" value=\"awareness\" />");
            await DefinitionAsync(db, "r", "<property name=\"clock.anchor\" value=\"notification-sent\"/><!-- é\\ -->");
            await DefinitionAsync(db, "c", "<process />");
            await ProcessAsync(db, review, "n", 100, "2026-12-16", "08:15:00");
            await ProcessAsync(db, review, "r", 200, "2026-12-18", null);
            await ProcessAsync(db, review, "n", 300, "2026-12-17", "09:00:00");
            await ProcessAsync(db, bare, "c", 400, null, null);

            // As the migration does it, on what was there before.
            foreach (var fill in new M20261202_CaseDates { ActiveProvider = db.Database.ProviderName! }.UpOperations.OfType<SqlOperation>())
                await db.Database.ExecuteSqlRawAsync(fill.Sql);

            (await db.CaseDates.OrderBy(d => d.Date).Select(d => new { d.ReviewId, d.Date, d.Number, d.On, d.Time, d.By, At = d.At.ToUnixTimeTicks(), d.Why }).ToListAsync()).Should().Equal(
                new { ReviewId = review, Date = "awareness", Number = 1, On = new LocalDate(2026, 12, 16), Time = (LocalTime?)new LocalTime(8, 15), By = "starter", At = 100L, Why = (string?)null },
                new { ReviewId = review, Date = "notification-sent", Number = 1, On = new LocalDate(2026, 12, 18), Time = (LocalTime?)null, By = "starter", At = 200L, Why = (string?)null });
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<int> DefinitionAsync(ReviewsDb db, string process, string drawing)
    {
        var bytes = Encoding.UTF8.GetBytes(drawing);
        return db.Database.ExecuteSqlAsync($"""INSERT INTO "DefinitionVersions" ("ProcessId", "Version", "Partnership", "FileName", "Bpmn", "FirstSeenAt") VALUES ({process}, 'v', 'southend', 'f', {bytes}, 1)""");
    }

    private static Task<int> ProcessAsync(ReviewsDb db, Guid review, string process, long startedAt, string? on, string? time) => db.Database.ExecuteSqlAsync(
        $$"""INSERT INTO "ProcessInstances" ("Id", "ReviewId", "ProcessId", "Name", "DefinitionVersion", "Version", "Snapshot", "Status", "StartedAt", "AnchorOn", "AnchorTime") VALUES ({{Guid.NewGuid()}}, {{review}}, {{process}}, 'p', 'v', 1, '{}', 'Running', {{startedAt}}, {{on}}, {{time}})""");
}
