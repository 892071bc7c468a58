using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Whoever holds the link of a reset chooses a new password; they set up their authenticator next.</summary>
internal sealed class ChooseNewPassword(ProcessRunner runner, UserManager<Person> people)
{
    public static Refusal Gone { get; } = new("sign-in-reset-gone", "Expected a link that is still open, but this one was used, has run out or never was one. Ask for a new one.");

    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, string token, string password, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(ChooseNewPassword), OneTimeSecret.HashOf(token)), transaction => ChooseAsync(transaction, token, password), cancellation);

    private async Task<Outcome<ChangedPerson>> ChooseAsync(CaseTransaction transaction, string token, string password)
    {
        var (db, cancellation, at) = (transaction.Db, transaction.Cancellation, transaction.Context.At);
        var hash = OneTimeSecret.HashOf(token);
        var reset = await db.SignInResets.AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash && r.UsedAt == null && r.ExpiresAt > at, cancellation);
        if (reset is null || await db.Users.SingleOrDefaultAsync(u => u.Id == reset.PersonId && u.IsActive, cancellation) is not { } person)
            return Gone;
        var errors = new List<FieldError>();
        foreach (var rule in people.PasswordValidators)
            errors.AddRange((await rule.ValidateAsync(people, person, password)).Errors.Select(e => new FieldError("password", e.Description)));
        if (errors.Count > 0)
            return Outcome<ChangedPerson>.Rejected(errors);
        if (await db.SignInResets.Where(r => r.Id == reset.Id && r.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, at), cancellation) != 1)
            return Gone;
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("D"));
        transaction.RecordForSystem("password-chosen", new { PersonId = person.Id, ResetId = reset.Id });
        return new ChangedPerson(person.Id);
    }
}
