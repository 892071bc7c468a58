using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>The addresses of people's own calendars.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261126_calendar_feeds")]
internal sealed class M20261126_CalendarFeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CalendarFeeds",
            table => new
            {
                PersonId = table.Column<Guid>(),
                TokenHash = table.Column<string>(),
                MadeAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CalendarFeeds", row => row.PersonId);
                table.ForeignKey("FK_CalendarFeeds_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_CalendarFeeds_TokenHash", "CalendarFeeds", "TokenHash", unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CalendarFeeds");
}
