using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Casework;

/// <summary>A process that calls another, from real rows: each has its own, and what happens to one is told to the other in the same change.</summary>
public sealed class CalledProcessTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_called_process_begins_with_its_call_and_its_end_takes_the_caller_on(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await CalledAsync(house, "yes");
        var (caller, called) = await ProcessesAsync(house);
        (called.CallerId, called.EndedAt).Should().Be((caller.Id, (Instant?)null));

        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("inside")).Id)).Refusal.Should().BeNull();

        (await ProcessesAsync(house)).Called.Status.Should().Be(InstanceStatus.Completed);
        await house.OpenTaskAsync("after");
        await using var db = house.Read();
        (await db.Reviews.SingleAsync()).ClosedAt.Should().BeNull("the review goes on with its caller");
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("each snapshot equals its facts");
    }

    [Fact]
    public async Task An_error_the_called_process_does_not_catch_wakes_the_event_on_the_call_and_stops_it()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await CalledAsync(house, "no");

        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("inside")).Id)).Refusal.Should().BeNull();

        (await ProcessesAsync(house)).Called.Status.Should().Be(InstanceStatus.Withdrawn);
        await house.OpenTaskAsync("again");
    }

    [Fact]
    public async Task A_withdrawn_review_stops_the_caller_and_the_called()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await CalledAsync(house, "yes");
        var (caller, _) = await ProcessesAsync(house);

        var outcome = await house.Get<WithdrawReview>().RunAsync(house.By(manager) with { Why = "Opened in error" }, caller.ReviewId, CancellationToken.None);

        outcome.Refusal.Should().BeNull();
        (await ProcessesAsync(house)).Should().Match<(ProcessInstanceRow Caller, ProcessInstanceRow Called)>(both =>
            both.Caller.Status == InstanceStatus.Withdrawn && both.Called.Status == InstanceStatus.Withdrawn);
        await using var db = house.Read();
        (await db.ReviewTasks.CountAsync(t => t.IsOpen)).Should().Be(0);
    }

    [Theory]
    [InlineData(false, ReviewStatus.Completed)]
    [InlineData(true, ReviewStatus.Withdrawn)]
    public async Task A_review_ends_as_its_caller_ends_whatever_becomes_of_the_called(bool isWithdrawn, ReviewStatus ends)
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(WithATimerToTheEnd, "caller");
        var manager = await CalledAsync(house, "yes");
        var (caller, _) = await ProcessesAsync(house);
        house.Clock.Now += Duration.FromHours(2);

        if (isWithdrawn)
            (await house.Get<WithdrawReview>().RunAsync(house.By(manager) with { Why = "Opened in error" }, caller.ReviewId, CancellationToken.None)).Refusal.Should().BeNull();
        else
            await house.Get<DueWork>().RunAsync(CancellationToken.None);

        (await ProcessesAsync(house)).Called.Status.Should().Be(InstanceStatus.Withdrawn, "its caller went on without it");
        await using var db = house.Read();
        (await db.Reviews.SingleAsync()).Status.Should().Be(ends);
        (await db.Reviews.SingleAsync()).ClosedAt.Should().NotBeNull();
    }

    private static string WithATimerToTheEnd(string bpmn) => bpmn.Replace(
        "<bpmn:userTask id=\"after\"",
        """
        <bpmn:boundaryEvent id="too-long" name="too-long" attachedToRef="called">
          <bpmn:outgoing>too-long-to-given-up</bpmn:outgoing>
          <bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:boundaryEvent>
        <bpmn:endEvent id="given-up" name="given-up"><bpmn:incoming>too-long-to-given-up</bpmn:incoming></bpmn:endEvent>
        <bpmn:sequenceFlow id="too-long-to-given-up" sourceRef="too-long" targetRef="given-up"/>
        <bpmn:userTask id="after"
        """,
        StringComparison.Ordinal);

    /// <summary>A review whose first task is done: the call stands open.</summary>
    private static async Task<Guid> CalledAsync(TestHouse house, string answer)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        var variables = FeelContext.Empty.With("answer", new FeelText(answer));
        (await house.Get<StartReview>().RunAsync(house.By(manager), new NewReview("southend", "caller", Anchor: null, ["hospital"], variables), CancellationToken.None))
            .Refusal.Should().BeNull();
        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("before")).Id)).Refusal.Should().BeNull();
        return manager;
    }

    private static async Task<(ProcessInstanceRow Caller, ProcessInstanceRow Called)> ProcessesAsync(TestHouse house)
    {
        await using var db = house.Read();
        var rows = await db.ProcessInstances.AsNoTracking().ToListAsync();
        return (rows.Single(p => p.ProcessId == "caller"), rows.Single(p => p.ProcessId == "called"));
    }
}
