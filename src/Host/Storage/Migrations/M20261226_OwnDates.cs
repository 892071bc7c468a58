using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>The words of a date that a review's own type names. None of those recorded so far is one.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261226_own_dates")]
internal sealed class M20261226_OwnDates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "CaseDateWords",
        table => new
        {
            ReviewId = table.Column<Guid>(),
            Date = table.Column<string>(),
            Number = table.Column<int>(),
            Name = table.Column<string>(),
            Clause = table.Column<string>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_CaseDateWords", row => new { row.ReviewId, row.Date, row.Number });
            table.ForeignKey(
                "FK_CaseDateWords_CaseDates_ReviewId_Date_Number",
                row => new { row.ReviewId, row.Date, row.Number }, "CaseDates", ["ReviewId", "Date", "Number"], onDelete: ReferentialAction.Cascade);
        });

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CaseDateWords");
}
