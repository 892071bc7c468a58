using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class ResetSignInTests
{
    private const string Why = "Lost her phone and codes; called back on the switchboard's number";

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_reset_ends_everything_they_signed_in_with_and_every_session_and_mails_a_link(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (administrator, person) = (await house.HasAsync(Role.Administrator), await SignedInAsync(house));

        (await ResetAsync(house, administrator, person, "token-of-the-first-link", Why)).IsDone.Should().BeTrue();

        await using var db = house.Read();
        (await db.Users.SingleAsync(u => u.Id == person)).PasswordHash.Should().BeNull();
        (await db.SecondFactors.AnyAsync() || await db.RecoveryCodes.AnyAsync() || await db.Sessions.AnyAsync() || await db.HalfSignIns.AnyAsync()).Should().BeFalse();
        var entry = await db.AuditEntries.SingleAsync(e => e.Event == "sign-in-reset");
        (entry.By, entry.Why).Should().Be((administrator.ToString("D"), Why));
        var mail = await db.OutboxMessages.SingleAsync(m => m.PersonId == person);
        mail.Body.Should().Contain("https://reviews.example.org/sign-in/again/token-of-the-first-link").And.NotContain("switchboard", "a reason is for the trail");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Its_link_works_once_also_for_two_at_once_and_a_second_reset_ends_the_first_ones(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (administrator, person) = (await house.HasAsync(Role.Administrator), await SignedInAsync(house));
        await ResetAsync(house, administrator, person, "token-of-the-first-link", Why);
        await ResetAsync(house, administrator, person, "token-of-the-second-link", Why);
        (await ChooseAsync(house, "token-of-the-first-link")).Refusal!.Code.Should().Be("sign-in-reset-gone");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ChooseAsync(house, "token-of-the-second-link"))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        (await ChooseAsync(house, "token-of-the-second-link")).Refusal!.Code.Should().Be("sign-in-reset-gone");
        await using var db = house.Read();
        (await db.Users.SingleAsync(u => u.Id == person)).PasswordHash.Should().NotBeNull();
    }

    [Fact]
    public async Task Its_link_runs_out_and_a_bad_password_does_not_use_it_up()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (administrator, person) = (await house.HasAsync(Role.Administrator), await SignedInAsync(house));
        await ResetAsync(house, administrator, person, "token-of-the-first-link", Why);
        (await ChooseAsync(house, "token-of-the-first-link", "short")).Errors.Should().NotBeEmpty();
        house.Clock.Now += Duration.FromDays(7);
        (await ChooseAsync(house, "token-of-the-first-link")).Refusal!.Code.Should().Be("sign-in-reset-gone");
    }

    [Fact]
    public async Task Only_whoever_manages_people_resets_somebody_elses_and_says_why()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (administrator, person) = (await house.HasAsync(Role.Administrator), await SignedInAsync(house));
        (await ResetAsync(house, administrator, administrator, "token-of-the-first-link", Why)).Refusal!.Code.Should().Be("reset-own-sign-in");
        (await ResetAsync(house, administrator, person, "token-of-the-first-link", " ")).Errors.Should().ContainSingle().Which.Field.Should().Be("reason");
        (await ResetAsync(house, await house.HasAsync(Role.BusinessManager), person, "token-of-the-first-link", Why)).Refusal!.Code.Should().Be("not-permitted");
        await using var db = house.Read();
        (await db.Sessions.CountAsync()).Should().Be(1, "nothing was changed");
        (await db.SecondFactors.CountAsync()).Should().Be(1);
    }

    private static Task<Outcome<ResetPerson>> ResetAsync(TestHouse house, Guid by, Guid person, string token, string why) =>
        house.Get<ResetSignIn>().RunAsync(house.By(by, why: why), person, token, CancellationToken.None);

    private static async Task<Outcome<ChangedPerson>> ChooseAsync(TestHouse house, string token, string password = "Plum-kettle-0rbit")
    {
        await using var scope = house.Scope();
        return await scope.ServiceProvider.GetRequiredService<ChooseNewPassword>().RunAsync(house.By(Guid.NewGuid()), token, password, CancellationToken.None);
    }

    private static async Task<Guid> SignedInAsync(TestHouse house)
    {
        var person = await house.HasAsync(Role.LeadAuthor);
        var soon = house.Clock.Now + Duration.FromMinutes(15);
        await house.Get<WriteTransactions>().RunAsync(
            async db =>
            {
                (await db.Users.SingleAsync(u => u.Id == person)).PasswordHash = "of the old one";
                db.SecondFactors.Add(new SecondFactorRow { PersonId = person, Secret = "kept", LastStep = 99, SetUpAt = house.Clock.Now });
                db.RecoveryCodes.Add(new RecoveryCodeRow { PersonId = person, Number = 1, Salt = "00", Hash = "hash" });
                db.HalfSignIns.Add(new HalfSignInRow { KeyHash = "half", PersonId = person, Way = SignInWay.Password, ExpiresAt = soon });
                db.Sessions.Add(new SessionRow { KeyHash = "session", PersonId = person, Ticket = [1], StartedAt = house.Clock.Now, LastSeenAt = house.Clock.Now, ExpiresAt = soon });
                return true;
            },
            CancellationToken.None);
        return person;
    }
}
