using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class PrepareReviewTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_is_answered_anew_replaces_what_was_and_never_somebody_elses(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, other) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.BusinessManager));
        var first = await PrepareAsync(house, manager, null, "one");

        (await PrepareAsync(house, manager, first, "two")).Should().Be(first);
        (await PrepareAsync(house, other, first, "theirs")).Should().NotBe(first);

        await using var db = house.Read();
        (await db.PreparedReviews.SingleAsync(p => p.Id == first)).Answers.Should().Be("two");
        (await db.PreparedReviews.SingleAsync(p => p.Id != first)).Answers.Should().Be("theirs");
    }

    [Fact]
    public async Task Answers_that_come_while_the_review_is_started_from_others_are_kept_beside_them()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var manager = await house.HasAsync(Role.BusinessManager);
        var id = await PrepareAsync(house, manager, null, "one");
        await using var db = house.Read();
        await using var start = await db.Database.BeginTransactionAsync();
        await db.PreparedReviews.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Answers, "").SetProperty(p => p.StartedAs, "SOU-2026-0001"));

        var preparing = PrepareAsync(house, manager, id, "two");
        await Task.WhenAny(preparing, Task.Delay(TimeSpan.FromSeconds(2)));
        await start.CommitAsync();

        (await preparing).Should().NotBe(id);
        (await db.PreparedReviews.AsNoTracking().SingleAsync(p => p.Id == id)).Answers.Should().BeEmpty("the case has them now");
        (await db.PreparedReviews.AsNoTracking().SingleAsync(p => p.Id != id)).Answers.Should().Be("two");
    }

    private static Task<Guid> PrepareAsync(TestHouse house, Guid by, Guid? id, string answers) =>
        house.Get<PrepareReview>().RunAsync(house.By(by), id, answers, CancellationToken.None);
}
