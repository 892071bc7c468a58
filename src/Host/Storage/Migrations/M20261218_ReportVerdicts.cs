using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Which agency reports were accepted and which were sent back.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261218_report_verdicts")]
internal sealed class M20261218_ReportVerdicts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "ReportVerdicts",
        table => new
        {
            TaskId = table.Column<Guid>(),
            IsAccepted = table.Column<bool>(),
            Reason = table.Column<string>(),
            By = table.Column<string>(),
            At = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_ReportVerdicts", row => row.TaskId);
            table.ForeignKey("FK_ReportVerdicts_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
        });

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ReportVerdicts");
}
