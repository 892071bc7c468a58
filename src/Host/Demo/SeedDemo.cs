using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Demo;

/// <summary>
/// Fills an empty demonstration with its partnership and its people; a later start changes nothing. They have no
/// password, so that none can be known; there is no review, so that every showing begins at the beginning.
/// </summary>
internal sealed class SeedDemo(ProcessRunner runner, DefinitionShelf definitions, ILookupNormalizer names, IClock clock)
{
    private const string Preferred = "southend";

    public Task<Outcome<SeededDemo>> RunAsync(CancellationToken cancellation) =>
        // The request's id is always the same one: seeding twice answers what seeding once did.
        runner.RunAsync<SeededDemo>(new ActionContext(Actors.System, clock.GetCurrentInstant(), "demo-seed"), Asked.For(nameof(SeedDemo)), SeedAsync, cancellation);

    private async Task<Outcome<SeededDemo>> SeedAsync(CaseTransaction transaction)
    {
        if (await transaction.Db.Users.AnyAsync(transaction.Cancellation))
            return new SeededDemo(0);
        var partnership = definitions.Partnership(Preferred) ?? definitions.Partnerships[0];
        transaction.Db.Settings.Add(new SettingRow { Name = SettingNames.Partnership, Value = partnership.Id });
        transaction.Db.Settings.Add(new SettingRow { Name = SettingNames.SetupCompletedAt, Value = InstantPattern.ExtendedIso.Format(transaction.Context.At) });
        var cast = DemoCast.Of(partnership);
        foreach (var (name, email, group) in cast)
        {
            var person = new Person
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                NormalizedUserName = names.NormalizeName(email),
                NormalizedEmail = names.NormalizeEmail(email),
                EmailConfirmed = true,
                DisplayName = name,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                CreatedAt = transaction.Context.At,
            };
            transaction.Db.Users.Add(person);
            StandingRoles.Grant(transaction, person.Id, group, group.Role == Role.Administrator ? null : partnership.Id);
        }

        transaction.RecordForSystem("demo-seeded", new { Partnership = partnership.Id, People = cast.Count });
        return new SeededDemo(cast.Count);
    }
}

/// <param name="People">How many were made; none when there were some already.</param>
internal sealed record SeededDemo(int People);
