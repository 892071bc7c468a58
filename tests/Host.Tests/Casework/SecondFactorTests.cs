using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>What is good for once is good for once, also when two ask at the same moment, on both databases.</summary>
public sealed class SecondFactorTests
{
    private const int AtOnce = 8;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_several_who_send_one_code_at_once_one_is_let_in_and_no_earlier_code_counts_after_it(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var person = await HasFactorAsync(house);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => UseAsync(house, person, "kept", 101))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        (await UseAsync(house, person, "kept", 101)).Refusal!.Code.Should().Be("code-used");
        (await UseAsync(house, person, "kept", 100)).Refusal!.Code.Should().Be("code-used", "an earlier one may have been looked over a shoulder");
        (await UseAsync(house, person, "another", 102)).Refusal!.Code.Should().Be("code-used", "it was compared with a secret that is replaced");
        (await UseAsync(house, person, "kept", 102)).IsDone.Should().BeTrue();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_several_who_send_one_recovery_code_at_once_one_is_let_in_and_the_person_is_told(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var person = await HasFactorAsync(house);
        var use = house.Get<UseRecoveryCode>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => use.RunAsync(house.By(person), person, "hash-1", CancellationToken.None))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        (await use.RunAsync(house.By(person), person, "hash-1", CancellationToken.None)).Refusal!.Code.Should().Be("recovery-code-used");
        (await use.RunAsync(house.By(person), person, "hash-2", CancellationToken.None)).IsDone.Should().BeTrue("each is for itself");
        (await use.RunAsync(house.By(person), Guid.NewGuid(), "hash-3", CancellationToken.None)).IsDone.Should().BeFalse("it is nobody else's");
        await using var db = house.Read();
        (await db.OutboxMessages.CountAsync(m => m.PersonId == person && m.Kind == "sign-in-changed")).Should().Be(2);
        (await db.AuditEntries.CountAsync(e => e.Event == "recovery-code-used")).Should().Be(2);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_several_who_set_up_an_app_at_once_one_does_and_whoever_began_with_the_password_alone_cannot_replace_it(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var person = await house.HasAsync(Role.LeadAuthor);
        await HalfInAsync(house, person, SignInWay.Invitation, "mine", "other");
        await HalfInAsync(house, person, SignInWay.Password, "thief");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Task.Run(() => SetUpAsync(house, number % 2 == 0 ? "mine" : "other"))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        (await SetUpAsync(house, "thief")).Refusal!.Code.Should().Be("sign-in-over");
        await HalfInAsync(house, person, SignInWay.Password, "later");
        (await SetUpAsync(house, "later")).Refusal!.Code.Should().Be("sign-in-over", "there is an app by now");
        await HalfInAsync(house, person, SignInWay.Change, "change");
        (await SetUpAsync(house, "change")).IsDone.Should().BeTrue("whoever changes it has proved who they are");
        await using var db = house.Read();
        (await db.SecondFactors.SingleAsync()).Secret.Should().Be("secret of change");
        (await db.RecoveryCodes.CountAsync(c => c.PersonId == person)).Should().Be(10);
        (await db.HalfSignIns.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_half_sign_in_that_has_run_out_sets_up_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await HalfInAsync(house, await house.HasAsync(Role.LeadAuthor), SignInWay.Password, "old");
        house.Clock.Now += Duration.FromMinutes(15);
        (await SetUpAsync(house, "old")).Refusal!.Code.Should().Be("sign-in-over");
    }

    private static Task<Outcome<UsedCode>> UseAsync(TestHouse house, Guid person, string secret, long step) =>
        house.Get<UseOneTimeCode>().RunAsync(house.By(person), person, secret, step, CancellationToken.None);

    private static Task<Outcome<ChangedPerson>> SetUpAsync(TestHouse house, string half) => house.Get<SetUpSecondFactor>()
        .RunAsync(new ActionContext(Actors.Visitor, house.Clock.Now, Guid.NewGuid().ToString("N")), new NewFactor(half, 100, RecoveryCodes.New()), house.Clock.Now, CancellationToken.None);

    private static async Task<Guid> HasFactorAsync(TestHouse house)
    {
        var person = await house.HasAsync(Role.LeadAuthor);
        await house.Get<WriteTransactions>().RunAsync(
            db =>
            {
                db.SecondFactors.Add(new SecondFactorRow { PersonId = person, Secret = "kept", LastStep = 99, SetUpAt = house.Clock.Now });
                db.RecoveryCodes.AddRange(Enumerable.Range(1, 3).Select(n => new RecoveryCodeRow { PersonId = person, Number = n, Salt = "00", Hash = $"hash-{n}" }));
                return Task.FromResult(true);
            },
            CancellationToken.None);
        return person;
    }

    private static async Task HalfInAsync(TestHouse house, Guid person, string way, params IEnumerable<string> keys) => await house.Get<WriteTransactions>().RunAsync(
        db =>
        {
            db.HalfSignIns.AddRange(keys.Select(key => new HalfSignInRow { KeyHash = key, PersonId = person, Way = way, NewSecret = $"secret of {key}", ExpiresAt = house.Clock.Now + Duration.FromMinutes(15) }));
            return Task.FromResult(true);
        },
        CancellationToken.None);
}
