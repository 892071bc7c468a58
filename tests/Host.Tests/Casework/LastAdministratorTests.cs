using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class LastAdministratorTests
{
    private const int Rounds = 15;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Two_administrators_who_end_each_others_role_at_the_same_moment_leave_one(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = await OnlyTwoAsync(house);
            await using var db = house.Read();
            var roles = await db.RoleAssignments.AsNoTracking().Where(a => a.Until == null).ToDictionaryAsync(a => a.PersonId, a => a.Id);

            var outcomes = await Task.WhenAll(
                Task.Run(() => house.Get<EndRole>().RunAsync(house.By(one), roles[other], CancellationToken.None)),
                Task.Run(() => house.Get<EndRole>().RunAsync(house.By(other), roles[one], CancellationToken.None)));

            outcomes.Count(o => o.IsDone).Should().Be(1);
            (await db.RoleAssignments.CountAsync(a => a.Until == null)).Should().Be(1);
        }
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Two_administrators_who_say_that_the_other_has_left_at_the_same_moment_leave_one(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = await OnlyTwoAsync(house);

            var outcomes = await Task.WhenAll(
                Task.Run(() => house.Get<SetPersonActive>().RunAsync(house.By(one), other, active: false, CancellationToken.None)),
                Task.Run(() => house.Get<SetPersonActive>().RunAsync(house.By(other), one, active: false, CancellationToken.None)));

            outcomes.Count(o => o.IsDone).Should().Be(1);
            await using var db = house.Read();
            (await db.Users.CountAsync(u => u.IsActive && (u.Id == one || u.Id == other))).Should().Be(1);
        }
    }

    private static async Task<(Guid One, Guid Other)> OnlyTwoAsync(TestHouse house)
    {
        await house.Get<WriteTransactions>().RunAsync(
            async db => await db.RoleAssignments.Where(a => a.Until == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Until, house.Clock.Now)), CancellationToken.None);
        return (await house.HasAsync(Role.Administrator), await house.HasAsync(Role.Administrator));
    }
}
