using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>
/// How many tracked changes and comments a Word file holds, and the answers that wait until those are settled. Files so far are
/// not counted, and none waits: a version that was handed in with some of them went on at once.
/// </summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261224_held_drafts")]
internal sealed class M20261224_HeldDrafts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CountedMarks",
            table => new
            {
                DocumentId = table.Column<Guid>(),
                Marks = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CountedMarks", row => row.DocumentId);
                table.ForeignKey("FK_CountedMarks_Documents_DocumentId", row => row.DocumentId, "Documents", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "HeldDrafts",
            table => new
            {
                TaskId = table.Column<Guid>(),
                DocumentId = table.Column<Guid>(),
                Fields = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HeldDrafts", row => row.TaskId);
                table.ForeignKey("FK_HeldDrafts_Documents_DocumentId", row => row.DocumentId, "Documents", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_HeldDrafts_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_HeldDrafts_DocumentId", "HeldDrafts", "DocumentId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("HeldDrafts");
        migrationBuilder.DropTable("CountedMarks");
    }
}
