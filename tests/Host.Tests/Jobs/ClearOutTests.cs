using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

public sealed class ClearOutTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_has_run_out_is_removed_and_nothing_else_is(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var administrator = await house.HasAsync(Role.Administrator);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await PutAsync(house, administrator, "old", house.Clock.Now);
        house.Clock.Now += Duration.FromDays(30);
        await PutAsync(house, administrator, "new", house.Clock.Now);
        await using var db = house.Read();
        var before = await db.AuditEntries.CountAsync();

        (await house.Get<ClearOut>().RunAsync(CancellationToken.None)).Should().BeGreaterThanOrEqualTo(4);
        (await house.Get<ClearOut>().RunAsync(CancellationToken.None)).Should().Be(0, "it was done");

        (await db.Sessions.Select(s => s.KeyHash).ToListAsync()).Should().Equal("new");
        (await db.Invitations.Select(i => i.TokenHash).ToListAsync()).Should().Equal("new");
        (await db.Requests.Select(r => r.Id).ToListAsync()).Should().Equal("new");
        (await db.PreparedReviews.Select(p => p.Answers).ToListAsync()).Should().Equal("new");
        (await db.AuditEntries.CountAsync()).Should().Be(before);
        (await db.Reviews.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_runs_out_a_moment_later_stays()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await PutAsync(house, await house.HasAsync(Role.Administrator), "old", house.Clock.Now);
        house.Clock.Now += Duration.FromHours(8) - Duration.Epsilon;

        (await house.Get<ClearOut>().RunAsync(CancellationToken.None)).Should().Be(0);
    }

    [Theory]
    [InlineData("2:30", "30", "ClearOut:AtUtc")]
    [InlineData("24:00", "30", "ClearOut:AtUtc")]
    [InlineData("02:30", "0", "ClearOut:RequestDays")]
    [InlineData("02:30", "many", "ClearOut:RequestDays")]
    public void A_wrong_setting_is_told(string at, string days, string setting) =>
        new ClearOutOptions { AtUtc = at, RequestDays = days }.Problems().Should().ContainSingle().Which.Should().StartWith($"Expected {setting} to be");

    // What is good for eight hours, a week, a day and thirty days, from then on.
    private static Task<bool> PutAsync(TestHouse house, Guid person, string name, Instant from) => house.Get<WriteTransactions>().RunAsync(
        db =>
        {
            db.Sessions.Add(new SessionRow { KeyHash = name, PersonId = person, Ticket = [], StartedAt = from, LastSeenAt = from, ExpiresAt = from + Duration.FromHours(8) });
            db.Invitations.Add(new InvitationRow
            {
                Id = Guid.NewGuid(),
                TokenHash = name,
                Email = "a@example.org",
                DisplayName = name,
                Role = Role.LeadAuthor.Id,
                InvitedBy = "test",
                InvitedAt = from,
                ExpiresAt = from + Duration.FromDays(7),
            });
            db.Requests.Add(new RequestRow { Id = name, By = "test", At = from, Asked = "test", Result = "{}" });
            db.PreparedReviews.Add(new PreparedReviewRow { Id = Guid.NewGuid(), PersonId = person, Answers = name, At = from });
            return Task.FromResult(true);
        },
        CancellationToken.None);
}
