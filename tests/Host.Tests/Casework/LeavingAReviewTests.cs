using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class LeavingAReviewTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_the_last_two_who_may_do_a_task_only_one_can_leave_however_close_they_go(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var one = await house.HasAsync(Role.BusinessManager);
        var other = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(one);
        await using var db = house.Read();
        var parts = await db.Participants.AsNoTracking().Where(p => p.ReviewId == review.ReviewId && (p.PersonId == one || p.PersonId == other)).ToListAsync();
        parts.Should().HaveCount(2);

        var outcomes = await Task.WhenAll(parts.Select(part => Task.Run(() => house.Get<RemoveParticipant>()
            .RunAsync(house.By(part.PersonId), part.Id, CancellationToken.None))));

        outcomes.Count(outcome => outcome.IsDone).Should().Be(1);
        (await db.Participants.CountAsync(p => (p.PersonId == one || p.PersonId == other) && p.Until == null)).Should().Be(1);
    }
}
