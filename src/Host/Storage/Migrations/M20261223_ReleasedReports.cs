using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>
/// When each agency's report was released, with a file or without. So far that was known of files alone, and every answer could
/// be read once the reports were circulated: it was released then, or as it came where it came later. What was sent back never was.
/// </summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261223_released_reports")]
internal sealed class M20261223_ReleasedReports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ReportReleases",
            table => new
            {
                TaskId = table.Column<Guid>(),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReportReleases", row => row.TaskId);
                table.ForeignKey("FK_ReportReleases_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.Sql(
            """
            INSERT INTO "ReportReleases" ("TaskId", "At")
            SELECT t."Id", MIN(CASE WHEN j."CreatedAt" > t."CompletedAt" THEN j."CreatedAt" ELSE t."CompletedAt" END)
            FROM "ReviewTasks" t
            JOIN "Jobs" j ON j."ReviewId" = t."ReviewId" AND j."Type" = 'release-agency-reports' AND j."State" = 'Done'
            WHERE t."Step" = 'agency-report' AND t."CompletedAt" IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM "ReportVerdicts" v WHERE v."TaskId" = t."Id" AND NOT v."IsAccepted")
            GROUP BY t."Id";
            """);
        // Nor is a file of it anybody else's any more.
        migrationBuilder.Sql(
            """
            UPDATE "Documents" SET "ReleasedAt" = NULL
            WHERE "ReleasedAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "ReportVerdicts" v WHERE v."TaskId" = "Documents"."TaskId" AND NOT v."IsAccepted");
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ReportReleases");
}
