using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Delays that were agreed, and who was told of them.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261201_delays")]
internal sealed class M20261201_Delays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Delays",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                ProcessInstanceId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Kind = table.Column<string>(),
                Reason = table.Column<string>(),
                ReasonName = table.Column<string>(),
                ApprovedBy = table.Column<string>(),
                ApproverRole = table.Column<string>(),
                ApprovedOn = table.Column<string>(),
                Days = table.Column<int>(),
                IsAtLimit = table.Column<bool>(),
                From = table.Column<string>(),
                Through = table.Column<string>(),
                LimitBefore = table.Column<string>(),
                Target = table.Column<string>(),
                ReviewOn = table.Column<string>(),
                Why = table.Column<string>(),
                AgreedAt = table.Column<long>(),
                AgreedBy = table.Column<string>(),
                EndedAt = table.Column<long>(nullable: true),
                EndedBy = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Delays", row => row.Id);
                table.ForeignKey("FK_Delays_ProcessInstances_ProcessInstanceId", row => row.ProcessInstanceId, "ProcessInstances", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Delays_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Delays_ProcessInstanceId_Number", "Delays", ["ProcessInstanceId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Delays_ReviewId", "Delays", "ReviewId");
        migrationBuilder.CreateIndex("IX_Delays_EndedAt_ReviewOn", "Delays", ["EndedAt", "ReviewOn"]);
        migrationBuilder.CreateTable(
            "DelayTold",
            table => new
            {
                Id = table.Column<Guid>(),
                DelayId = table.Column<Guid>(),
                Who = table.Column<string>(),
                ToldOn = table.Column<string>(),
                How = table.Column<string>(),
                RecordedAt = table.Column<long>(),
                RecordedBy = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DelayTold", row => row.Id);
                table.ForeignKey("FK_DelayTold_Delays_DelayId", row => row.DelayId, "Delays", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_DelayTold_DelayId", "DelayTold", "DelayId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("DelayTold");
        migrationBuilder.DropTable("Delays");
    }
}
