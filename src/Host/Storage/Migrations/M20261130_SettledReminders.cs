using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Reminders that were sent before their time, or are not to be sent.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261130_settled_reminders")]
internal sealed class M20261130_SettledReminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SettledReminders",
            table => new
            {
                Key = table.Column<string>(),
                ReviewId = table.Column<Guid>(),
                At = table.Column<long>(),
                IsSent = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SettledReminders", row => row.Key);
                table.ForeignKey("FK_SettledReminders_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SettledReminders_ReviewId", "SettledReminders", "ReviewId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("SettledReminders");
}
