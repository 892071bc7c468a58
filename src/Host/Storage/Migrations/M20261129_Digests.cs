using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Who chose one mail a day, and the mail that waits for it.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261129_digests")]
internal sealed class M20261129_Digests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "DigestChoices",
            table => new
            {
                PersonId = table.Column<Guid>(),
                ChosenAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DigestChoices", row => row.PersonId);
                table.ForeignKey("FK_DigestChoices_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "DigestItems",
            table => new
            {
                MessageId = table.Column<Guid>(),
                TaskId = table.Column<Guid>(),
                DigestAt = table.Column<long>(),
                GatheredIn = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DigestItems", row => row.MessageId);
                table.ForeignKey("FK_DigestItems_OutboxMessages_MessageId", row => row.MessageId, "OutboxMessages", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_DigestItems_GatheredIn_DigestAt", "DigestItems", ["GatheredIn", "DigestAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("DigestItems");
        migrationBuilder.DropTable("DigestChoices");
    }
}
