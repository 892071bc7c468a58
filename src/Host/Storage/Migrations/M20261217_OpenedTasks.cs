using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>When an agency first opened what it is asked for.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261217_opened_tasks")]
internal sealed class M20261217_OpenedTasks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "OpenedTasks",
        table => new
        {
            TaskId = table.Column<Guid>(),
            At = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_OpenedTasks", row => row.TaskId);
            table.ForeignKey("FK_OpenedTasks_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
        });

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("OpenedTasks");
}
