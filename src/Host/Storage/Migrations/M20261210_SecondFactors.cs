using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Authenticators, recovery codes, half sign-ins and resets; and the review an invitation is for. Whoever has an account already sets theirs up at the next sign-in.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261210_second_factors")]
internal sealed class M20261210_SecondFactors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SecondFactors",
            table => new
            {
                PersonId = table.Column<Guid>(),
                Secret = table.Column<string>(),
                LastStep = table.Column<long>(),
                SetUpAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SecondFactors", row => row.PersonId);
                table.ForeignKey("FK_SecondFactors_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "RecoveryCodes",
            table => new
            {
                PersonId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Salt = table.Column<string>(),
                Hash = table.Column<string>(),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RecoveryCodes", row => new { row.PersonId, row.Number });
                table.ForeignKey("FK_RecoveryCodes_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "HalfSignIns",
            table => new
            {
                KeyHash = table.Column<string>(),
                PersonId = table.Column<Guid>(),
                Way = table.Column<string>(),
                NewSecret = table.Column<string>(nullable: true),
                ExpiresAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HalfSignIns", row => row.KeyHash);
                table.ForeignKey("FK_HalfSignIns_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_HalfSignIns_PersonId", "HalfSignIns", "PersonId");
        migrationBuilder.CreateTable(
            "SignInResets",
            table => new
            {
                Id = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                TokenHash = table.Column<string>(),
                ExpiresAt = table.Column<long>(),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SignInResets", row => row.Id);
                table.ForeignKey("FK_SignInResets_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SignInResets_PersonId", "SignInResets", "PersonId");
        migrationBuilder.CreateIndex("IX_SignInResets_TokenHash", "SignInResets", "TokenHash", unique: true);
        migrationBuilder.CreateTable(
            "ReviewInvitations",
            table => new
            {
                InvitationId = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReviewInvitations", row => row.InvitationId);
                table.ForeignKey("FK_ReviewInvitations_Invitations_InvitationId", row => row.InvitationId, "Invitations", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_ReviewInvitations_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ReviewInvitations_ReviewId", "ReviewInvitations", "ReviewId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ReviewInvitations");
        migrationBuilder.DropTable("SignInResets");
        migrationBuilder.DropTable("HalfSignIns");
        migrationBuilder.DropTable("RecoveryCodes");
        migrationBuilder.DropTable("SecondFactors");
    }
}
