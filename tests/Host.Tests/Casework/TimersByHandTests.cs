using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Casework;

/// <summary>The timer beside the first task is to go off at 10am; it is 9am, on Monday 23 November 2026.</summary>
public sealed class TimersByHandTests
{
    private static readonly Instant Ten = Instant.FromUtc(2026, 11, 23, 10, 0);
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_was_moved_happens_at_its_new_time_once_and_is_in_the_trail_with_its_reason(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await StartedAsync(house);
        var timers = await TimersAsync(house);

        var moved = await MoveAsync(house, manager, timers, Noon);

        moved.IsDone.Should().BeTrue();
        (await SweptAsync(house, Noon - Duration.FromTicks(1))).Should().Be(0, "it was put to noon");
        (await SweptAsync(house, Noon)).Should().Be(1);
        (await SweptAsync(house, Noon + Duration.FromDays(1))).Should().Be(1);
        await using var db = house.Read();
        var planned = await db.AuditEntries.SingleAsync(e => e.Event == "timer-planned");
        (planned.By, planned.Why, planned.ProcessInstanceId).Should().Be((manager.ToString("D"), "THE-REASON", timers.ProcessInstanceId));
        ((TimerPlanned)FactJson.Read(planned.Data)).Should().Match<TimerPlanned>(fact => fact.From == Ten && fact.To == Noon);
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("the snapshot equals its facts");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Let_happen_now_under_a_double_click_by_two_people_and_beside_sweeps_it_happens_once(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await StartedAsync(house);
        var timers = await TimersAsync(house);
        var (seal, click) = (await SealAsync(house, timers, house.Clock.Now), Guid.NewGuid().ToString("N"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            if (n % 4 == 3)
                await house.Get<DueWork>().RunAsync(CancellationToken.None);
            return n % 4 == 3
                ? null
                : await house.Get<MoveTimer>().RunAsync(house.By(manager, n % 4 == 2 ? null : click, "THE-REASON"), timers, null, seal, CancellationToken.None);
        })));
        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        answers.OfType<Outcome<SteeredTimer>>().Should().Contain(answer => answer.IsDone).And.OnlyContain(answer => answer.IsDone || Refusals.IsConflict(answer.Refusal) || answer.Refusal!.Code == "timer-due");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "timer-planned")).Should().Be(1);
        (await db.AuditEntries.CountAsync(e => e.Event == "timer-fired")).Should().Be(1);
        (await db.ReviewTasks.CountAsync(t => t.ElementId == "chase")).Should().Be(1);
        (await SweptAsync(house, Ten + Duration.FromHours(1))).Should().Be(1, "nor again at its own time");
    }

    [Fact]
    public async Task What_is_let_happen_now_waits_for_what_else_of_its_review_is_due()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await StartedAsync(house);
        var timers = await TimersAsync(house);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);
        (await house.Get<MoveTimer>().RunAsync(house.By(manager, why: "THE-REASON"), timers, null, "any", CancellationToken.None)).Refusal!.Code.Should().Be("not-to-come", "its step is done");
        await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var other = await db.ArmedTimers.SingleAsync();
        var together = new ArmedTogether(other.ProcessInstanceId, other.ElementId, other.DueAt);
        (await MoveAsync(house, manager, together, null)).IsDone.Should().BeTrue();
        (await db.AuditEntries.CountAsync(e => e.Event == "timer-fired")).Should().Be(0, "the sweep does it, in the order of what is due");
        (await SweptAsync(house, house.Clock.Now)).Should().Be(1);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_was_called_off_never_happens_and_the_review_ends_without_it(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await StartedAsync(house);
        var timers = await TimersAsync(house);

        var off = await CallOffAsync(house, manager, timers);

        off.IsDone.Should().BeTrue();
        (await SweptAsync(house, Ten + Duration.FromHours(1))).Should().Be(0);
        (await CallOffAsync(house, manager, timers)).Refusal!.Code.Should().Be("not-to-come");
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("second")).Id);
        await using var db = house.Read();
        (await db.ProcessInstances.SingleAsync()).Status.Should().Be(InstanceStatus.Completed);
        (await db.AuditEntries.SingleAsync(e => e.Event == "timer-called-off")).Why.Should().Be("THE-REASON");
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Only_who_steers_the_review_may_and_only_with_a_reason_and_what_was_shown()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var advisor = await house.HasAsync(Role.IndependentAdvisor);
        var manager = await StartedAsync(house);
        var timers = await TimersAsync(house);
        var outsiders = new[] { await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.Administrator) };
        var seal = await SealAsync(house, timers, Noon);
        async Task<Outcome<SteeredTimer>> AskAsync(Guid who, string? why, string seen) =>
            await house.Get<MoveTimer>().RunAsync(house.By(who, why: why), timers, Noon, seen, CancellationToken.None);

        (await AskAsync(advisor, "r", seal)).Refusal.Should().Be(Refusals.NotYours);
        foreach (var outsider in outsiders)
            (await AskAsync(outsider, "r", seal)).Refusal.Should().Be(Refusals.NotFound);
        (await AskAsync(manager, " ", seal)).Errors.Should().ContainSingle().Which.Message.Should().Be("Enter the reason");
        (await AskAsync(manager, "r", await SealAsync(house, timers, Ten + Duration.FromHours(1)))).Refusal.Should().Be(Refusals.ChangedSinceOpened);
        (await house.Get<MoveTimer>().RunAsync(house.By(manager, why: "r"), timers with { DueAt = Noon }, Noon, seal, CancellationToken.None)).Refusal.Should().Be(Refusals.NotToCome, "it was moved meanwhile");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event.StartsWith("timer-planned"))).Should().Be(0);
        (await db.ArmedTimers.SingleAsync()).DueAt.Should().Be(Ten);
    }

    private static async Task<Guid> StartedAsync(TestHouse house)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        return manager;
    }

    private static async Task<ArmedTogether> TimersAsync(TestHouse house)
    {
        await using var db = house.Read();
        var timer = await db.ArmedTimers.AsNoTracking().SingleAsync();
        return new(timer.ProcessInstanceId, timer.ElementId, timer.DueAt);
    }

    private static async Task<Outcome<SteeredTimer>> MoveAsync(TestHouse house, Guid who, ArmedTogether timers, Instant? to) =>
        await house.Get<MoveTimer>().RunAsync(house.By(who, why: "THE-REASON"), timers, to, await SealAsync(house, timers, to ?? house.Clock.Now), CancellationToken.None);

    private static async Task<Outcome<SteeredTimer>> CallOffAsync(TestHouse house, Guid who, ArmedTogether timers) => await house.Get<CallOffTimer>().RunAsync(
        house.By(who, why: "THE-REASON"), timers, TimerForesight.OfCallOff(house.Get<ProcessRunner>(), await ProcessAsync(house, timers), timers, house.Clock.Now).Seal, CancellationToken.None);

    private static async Task<string> SealAsync(TestHouse house, ArmedTogether timers, Instant to) =>
        TimerForesight.OfMove(house.Get<ProcessRunner>(), await ProcessAsync(house, timers), timers, house.Clock.Now, to).Seal;

    private static async Task<RunningProcess> ProcessAsync(TestHouse house, ArmedTogether timers)
    {
        await using var db = house.Read();
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == timers.ProcessInstanceId);
        return new(row, await house.Get<DefinitionShelf>().PinnedAsync(row.ProcessId, row.DefinitionVersion, CancellationToken.None)) { State = ProcessStateJson.Read(row.Snapshot) };
    }

    private static async Task<int> SweptAsync(TestHouse house, Instant now)
    {
        house.Clock.Now = now;
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        return await db.AuditEntries.CountAsync(e => e.Event == "timer-fired");
    }
}
