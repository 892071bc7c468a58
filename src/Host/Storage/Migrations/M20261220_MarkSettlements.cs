using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>What was done about each tracked change and comment of a version that came back from Word. Of versions so far nothing was recorded.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261220_mark_settlements")]
internal sealed class M20261220_MarkSettlements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "MarkSettlements",
        table => new
        {
            DocumentId = table.Column<Guid>(),
            Number = table.Column<int>(),
            Outcome = table.Column<string>(),
            Answer = table.Column<string>(),
            By = table.Column<string>(),
            At = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_MarkSettlements", row => new { row.DocumentId, row.Number });
            table.ForeignKey("FK_MarkSettlements_Documents_DocumentId", row => row.DocumentId, "Documents", "Id", onDelete: ReferentialAction.Restrict);
        });

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("MarkSettlements");
}
