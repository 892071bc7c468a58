using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>A request's id stands for one request: the same one again is answered the same, and nothing else is taken for it.</summary>
public sealed class RequestIdTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Other_answers_under_the_same_id_are_refused_and_change_nothing(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        var first = await SubmitAsync(house, manager, task.Id, ("a", "1"), ("b", "2"));

        var other = await SubmitAsync(house, manager, task.Id, ("a", "1"), ("b", "3"));
        var again = await SubmitAsync(house, manager, task.Id, ("b", "2"), ("a", "1"));

        other.Refusal!.Code.Should().Be("request-reused");
        other.Refusal.Sentence.Should().StartWith("Expected ").And.Contain(", but ");
        again.Value.Should().Be(first.Value).And.NotBeNull("a browser may send the fields in another order");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "task-completed")).Should().Be(1);
    }

    [Fact]
    public async Task Another_verb_under_the_same_id_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id, "once");

        var withdrawn = await house.Get<WithdrawReview>().RunAsync(house.By(manager, "once", "Not met"), review.ReviewId, CancellationToken.None);

        (withdrawn.Refusal?.Code).Should().Be("request-reused");
        await using var db = house.Read();
        (await db.ProcessInstances.SingleAsync()).EndedAt.Should().BeNull();
    }

    private static Task<Outcome<SubmittedTask>> SubmitAsync(TestHouse house, Guid person, Guid task, params (string Name, string Value)[] fields) => house.Get<SubmitTask>()
        .RunAsync(house.By(person, "once"), task, fields.ToDictionary(f => f.Name, IReadOnlyList<string> (f) => [f.Value]), [], CancellationToken.None);
}
