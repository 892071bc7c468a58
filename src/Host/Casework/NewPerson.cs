using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Makes a person who can sign in, in the caller's transaction: address unused, password as the rules ask, first role given.</summary>
internal sealed class NewPerson(UserManager<Person> people)
{
    /// <summary>The person, or every fault of address and password.</summary>
    public async Task<(Person? Person, IReadOnlyList<FieldError> Errors)> AddAsync(
        CaseTransaction transaction, string email, string displayName, string password, Group group, string? partnership)
    {
        var person = new Person
        {
            Id = Guid.NewGuid(),
            UserName = email,
            Email = email,
            NormalizedUserName = people.NormalizeName(email),
            NormalizedEmail = people.NormalizeEmail(email),
            EmailConfirmed = true,
            DisplayName = displayName,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = transaction.Context.At,
        };
        var errors = new List<FieldError>();
        foreach (var rule in people.PasswordValidators)
            errors.AddRange((await rule.ValidateAsync(people, person, password)).Errors.Select(e => new FieldError("password", e.Description)));
        if (await transaction.Db.Users.AnyAsync(u => u.NormalizedEmail == person.NormalizedEmail, transaction.Cancellation))
            errors.Add(new("email", "Enter an address that nobody here has yet"));
        if (errors.Count > 0)
            return (null, errors);
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        transaction.Db.Users.Add(person);
        StandingRoles.Grant(transaction, person.Id, group, partnership);
        return (person, []);
    }
}
