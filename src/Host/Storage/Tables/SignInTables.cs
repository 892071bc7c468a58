using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>How people get in beside their password: authenticators, recovery codes, half sign-ins and resets; and which review an invitation is for.</summary>
internal static class SignInTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SecondFactorRow>(factor =>
        {
            factor.ToTable("SecondFactors");
            factor.HasKey(f => f.PersonId);
            factor.BelongsTo<SecondFactorRow, Person>(f => f.PersonId);
        });
        model.Entity<RecoveryCodeRow>(code =>
        {
            code.ToTable("RecoveryCodes");
            code.HasKey(c => new { c.PersonId, c.Number });
            code.BelongsTo<RecoveryCodeRow, Person>(c => c.PersonId);
        });
        model.Entity<HalfSignInRow>(half =>
        {
            half.ToTable("HalfSignIns");
            half.HasKey(h => h.KeyHash);
            half.BelongsTo<HalfSignInRow, Person>(h => h.PersonId);
        });
        model.Entity<ReviewInvitationRow>(invited =>
        {
            invited.ToTable("ReviewInvitations");
            invited.HasKey(i => i.InvitationId);
            // Cleared out with the invitation itself.
            invited.HasOne<InvitationRow>().WithMany().HasForeignKey(i => i.InvitationId).OnDelete(DeleteBehavior.Cascade);
            invited.BelongsTo<ReviewInvitationRow, ReviewRow>(i => i.ReviewId);
        });
        model.Entity<SignInResetRow>(reset =>
        {
            reset.ToTable("SignInResets");
            reset.HasIndex(r => r.TokenHash).IsUnique();
            reset.BelongsTo<SignInResetRow, Person>(r => r.PersonId);
        });
    }
}
