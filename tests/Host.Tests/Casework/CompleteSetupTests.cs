using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Casework;

public sealed class CompleteSetupTests
{
    private const string Code = "the code that was printed";

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_several_who_have_the_code_at_once_one_becomes_the_administrator(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.Get<WriteTransactions>().RunAsync(
            db => Task.FromResult(db.Settings.Add(new SettingRow { Name = SettingNames.SetupCodeHash, Value = OneTimeSecret.HashOf(Code) })), CancellationToken.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => SetUpAsync(house, number))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        outcomes.Where(o => !o.IsDone).Should().OnlyContain(o => o.Refusal!.Code == "wrong-setup-code" || o.Refusal.Code == "changed-since-opened");
        await using var db = house.Read();
        (await db.Users.CountAsync()).Should().Be(1);
        (await db.RoleAssignments.CountAsync(a => a.Role == "administrator")).Should().Be(1);
        (await db.Settings.AnyAsync(s => s.Name == SettingNames.SetupCodeHash)).Should().BeFalse("it is used up");
        (await SetUpAsync(house, 7)).Refusal!.Code.Should().Be("wrong-setup-code");
    }

    private static async Task<Outcome<ChangedPerson>> SetUpAsync(TestHouse house, int number)
    {
        await using var scope = house.Scope();
        var first = new FirstAdministrator(Code, "southend", $"first{number}@example.org", "First", "Plum-kettle-0rbit");
        return await scope.ServiceProvider.GetRequiredService<CompleteSetup>()
            .RunAsync(new ActionContext(Actors.System, house.Clock.Now, Guid.NewGuid().ToString("N")), first, CancellationToken.None);
    }
}
