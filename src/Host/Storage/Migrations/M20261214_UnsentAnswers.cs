using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>What people typed and have not sent.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261214_unsent_answers")]
internal sealed class M20261214_UnsentAnswers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "UnsentAnswers",
            table => new
            {
                TaskId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                IsForOthers = table.Column<bool>(),
                IsCaught = table.Column<bool>(),
                Fields = table.Column<string>(),
                SavedAt = table.Column<long>(),
                BrowserHash = table.Column<string>(nullable: true),
                ExpiresAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_UnsentAnswers", row => new { row.TaskId, row.PersonId, row.IsForOthers, row.IsCaught });
                table.ForeignKey("FK_UnsentAnswers_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_UnsentAnswers_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_UnsentAnswers_PersonId", "UnsentAnswers", "PersonId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("UnsentAnswers");
}
