using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Tests.House;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Storage;

public sealed class AuditTrailTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task An_untouched_chain_holds(Provider provider)
    {
        await using var house = await WithFiveRowsAsync(provider);

        (await FirstProblemAsync(house)).Should().BeNull();
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Data\" = '{\"item\":\"other\"}' WHERE \"Sequence\" = 3", "row 3")]
    [InlineData("UPDATE \"AuditEntries\" SET \"By\" = 'someone' WHERE \"Sequence\" = 2", "row 2")]
    [InlineData("UPDATE \"AuditEntries\" SET \"At\" = \"At\" + 1 WHERE \"Sequence\" = 4", "row 4")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 2", "expected row 2")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 5", "end at row 5")]
    [InlineData("DELETE FROM \"AuditChains\"", "end at row 0")]
    [InlineData("UPDATE \"AuditEntries\" SET \"Sequence\" = CASE \"Sequence\" WHEN 2 THEN 30 ELSE 2 END WHERE \"Sequence\" IN (2)", "expected row 2")]
    public async Task What_is_tampered_with_is_found_and_named(string tampering, string named)
    {
        await using var house = await WithFiveRowsAsync(Provider.Sqlite);
        await using (var db = house.Read())
            await db.Database.ExecuteSqlRawAsync(tampering.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        (await FirstProblemAsync(house)).Should().Contain(named);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Many_at_once_do_not_fork_the_chain(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var record = house.Get<RecordSystemAct>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => record.RunAsync(new ActionContext("system", house.Clock.Now, $"r{i}"), "signed-in", new { i }, CancellationToken.None)));

        await using var db = house.Read();
        (await db.AuditEntries.CountAsync()).Should().Be(20);
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
    }

    private static async Task<TestHouse> WithFiveRowsAsync(Provider provider)
    {
        var house = await TestHouse.OpenAsync(provider);
        for (var i = 0; i < 5; i++)
            await house.Get<RecordSystemAct>().RunAsync(new ActionContext("system", house.Clock.Now, $"r{i}"), "signed-in", new { i }, CancellationToken.None);
        return house;
    }

    private static async Task<string?> FirstProblemAsync(TestHouse house)
    {
        await using ReviewsDb db = house.Read();
        return await AuditVerifier.FirstProblemAsync(db, CancellationToken.None);
    }
}
