using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>
/// The dates of a review as facts of their own. Of reviews that run already, the date that a process counts from is taken
/// over as it stands; the others were kept as answers only, and are added by hand where they are wanted.
/// </summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261202_case_dates")]
internal sealed class M20261202_CaseDates : Migration
{
    private static readonly string[] Anchors = ["awareness", "notification-sent", "notification-received", "referral-accepted"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CaseDates",
            table => new
            {
                ReviewId = table.Column<Guid>(),
                Date = table.Column<string>(),
                Number = table.Column<int>(),
                On = table.Column<string>(),
                Time = table.Column<string>(nullable: true),
                At = table.Column<long>(),
                By = table.Column<string>(),
                Why = table.Column<string>(nullable: true),
                TaskId = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseDates", row => new { row.ReviewId, row.Date, row.Number });
                table.ForeignKey("FK_CaseDates_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_CaseDates_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_CaseDates_TaskId", "CaseDates", "TaskId");
        // Read as bytes: a drawing that is no UTF-8 must not stop the migration.
        var drawing = migrationBuilder.IsNpgsql() ? "encode(d.\"Bpmn\", 'escape')" : "CAST(d.\"Bpmn\" AS TEXT)";
        foreach (var anchor in Anchors)
        {
            // Of several processes that count from one date, the first says it.
            migrationBuilder.Sql(
                $"""
                INSERT INTO "CaseDates" ("ReviewId", "Date", "Number", "On", "Time", "At", "By")
                SELECT c."ReviewId", '{anchor}', 1, c."AnchorOn", c."AnchorTime", c."StartedAt", c."StartedBy"
                FROM (
                    SELECT p."ReviewId", p."AnchorOn", p."AnchorTime", p."StartedAt", r."StartedBy",
                        ROW_NUMBER() OVER (PARTITION BY p."ReviewId" ORDER BY p."StartedAt", p."Id") AS "Place"
                    FROM "ProcessInstances" p
                    JOIN "Reviews" r ON r."Id" = p."ReviewId"
                    JOIN "DefinitionVersions" d ON d."ProcessId" = p."ProcessId" AND d."Version" = p."DefinitionVersion"
                    WHERE p."AnchorOn" IS NOT NULL AND {drawing} LIKE '%"clock.anchor" value="{anchor}"%') c
                WHERE c."Place" = 1;
                """);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CaseDates");
}
