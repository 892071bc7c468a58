using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>What is kept of a review beside its steps, entry by entry.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261221_registers")]
internal sealed class M20261221_Registers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "RegisterEntries",
            table => new
            {
                Id = table.Column<Guid>(),
                EntryId = table.Column<Guid>(),
                Version = table.Column<int>(),
                ReviewId = table.Column<Guid>(),
                Register = table.Column<string>(),
                Body = table.Column<string>(nullable: true),
                Values = table.Column<string>(),
                KeptAt = table.Column<long>(),
                KeptBy = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RegisterEntries", row => row.Id);
                table.ForeignKey("FK_RegisterEntries_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_RegisterEntries_EntryId_Version", "RegisterEntries", ["EntryId", "Version"], unique: true);
        migrationBuilder.CreateIndex("IX_RegisterEntries_ReviewId_Register", "RegisterEntries", ["ReviewId", "Register"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("RegisterEntries");
}
