using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>How an answer came that was entered for whoever gave it. Every answer so far was entered by whose it is.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261212_recorded_answers")]
internal sealed class M20261212_RecordedAnswers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "RecordedAnswers",
        table => new
        {
            TaskId = table.Column<Guid>(),
            How = table.Column<string>(),
            From = table.Column<string>(),
            At = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_RecordedAnswers", row => row.TaskId);
            table.ForeignKey("FK_RecordedAnswers_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
        });

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("RecordedAnswers");
}
