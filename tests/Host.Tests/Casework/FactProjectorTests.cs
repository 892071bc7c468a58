using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Casework;

public sealed class FactProjectorTests
{
    public static TheoryData<Type> Facts => [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)];

    [Fact]
    public async Task A_fact_it_does_not_know_stops_the_change()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);

        await Projecting(house, new NeverHeardOf(house.Clock.Now)).Should().ThrowAsync<InvalidOperationException>().WithMessage("*NeverHeardOf has none*");
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task Every_fact_of_the_engine_is_known(Type fact)
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        // An empty shell of each: what it lacks may fail later on, but not by being unknown.
        var shell = (Fact)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(fact);

        var failure = await Record.ExceptionAsync(Projecting(house, shell));

        (failure?.Message ?? "").Should().NotContain("has none: say here");
    }

    private static Func<Task> Projecting(TestHouse house, Fact fact) => async () =>
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await house.Get<ProcessRunner>().RunAsync<ReviewTaskRow>(
            house.By(manager),
            "test",
            async transaction =>
            {
                await house.Get<FactProjector>().ProjectAsync(transaction, (await transaction.FindAsync(task.ProcessInstanceId))!, [fact]);
                return Refusals.NotFound;
            },
            CancellationToken.None);
    };

    private sealed record NeverHeardOf(Instant At) : Fact(At);
}
