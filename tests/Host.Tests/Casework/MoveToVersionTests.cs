using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>A running process goes on by the version in force, with its rows; or nothing at all happens to it.</summary>
public sealed class MoveToVersionTests
{
    private static readonly Dictionary<string, string> Mapping = new() { ["first"] = "opening", ["late"] = "reminder" };

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_review_is_moved_with_its_rows_and_finished_on_the_newer_version(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var (task, before) = (await house.OpenTaskAsync("first"), await ProcessAsync(house));
        await using var db = house.Read();
        var timer = await db.ArmedTimers.AsNoTracking().SingleAsync();
        house.Clock.Now += Duration.FromMinutes(10);
        await house.EditAsync(Edited);

        (await MoveAsync(house, manager)).Value.Should().Be(new MovedReview(task.ReviewId));

        var (moved, process) = (await house.OpenTaskAsync("opening"), await ProcessAsync(house));
        process.DefinitionVersion.Should().NotBe(before.DefinitionVersion);
        (moved.Id, moved.Name, moved.Due, moved.DueRule).Should().Be((task.Id, "Opening", task.Due!.Value.PlusDays(3), "now() + duration(\"P5D\")"));
        (await db.ArmedTimers.AsNoTracking().SingleAsync()).Should().BeEquivalentTo(timer, timers => timers.Excluding(t => t.ElementId)).And.Match<ArmedTimerRow>(t => t.ElementId == "reminder");
        (await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "deadline-changed").ToListAsync()).Should().ContainSingle()
            .Which.Body.Should().Contain("now follows a newer version of its process");
        var recorded = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Event == "definition-migrated");
        (recorded.By, recorded.Why, recorded.ProcessInstanceId).Should().Be((manager.ToString("D"), "THE-REASON", process.Id));
        recorded.Data.Should().Contain(before.DefinitionVersion).And.Contain(process.DefinitionVersion).And.Contain("\"first\":\"opening\"");

        (await house.SubmitAsync(manager, moved.Id)).Refusal.Should().BeNull();
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("closing")).Id)).Refusal.Should().BeNull();

        (await ProcessAsync(house)).Status.Should().Be(InstanceStatus.Completed);
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("the snapshot equals its facts across the move");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_many_at_once_one_moves_it_and_a_task_sent_meanwhile_is_lost_to_neither(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await house.EditAsync(Edited);

        var sending = Task.Run(() => house.SubmitAsync(manager, task.Id));
        var moving = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MoveAsync(house, manager))));
        var sent = await sending;

        moving.Count(o => o.IsDone).Should().BeLessThanOrEqualTo(1);
        moving.Where(o => !o.IsDone).Should().OnlyContain(o => o.Refusal!.Code == "changed-since-opened" || o.Refusal.Code == "same-version" || o.Refusal.Code == "not-migratable");
        sent.Refusal.Should().BeNull("whoever sends a task has the same task before and after");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "task-completed")).Should().Be(1);
        (await db.AuditEntries.CountAsync(e => e.Event == "definition-migrated")).Should().Be(moving.Count(o => o.IsDone));
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Whoever_may_not_and_whatever_cannot_be_leaves_everything_as_it_was()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, administrator, advisor) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.Administrator), await house.HasAsync(Role.IndependentAdvisor));
        await house.HasReviewAsync(manager);
        var before = await ProcessAsync(house);

        (await MoveAsync(house, manager)).Refusal!.Code.Should().Be("not-migratable", "it runs by the version in force");
        await house.EditAsync(Edited);
        (await MoveAsync(house, administrator)).Refusal!.Code.Should().Be("not-found", "an administrator is on no review");
        (await MoveAsync(house, advisor)).Refusal!.Code.Should().Be("not-permitted");
        (await MoveAsync(house, manager, why: " ")).Errors.Should().ContainSingle(e => e.Field == "why");
        (await MoveAsync(house, manager, seen: "something else")).Refusal!.Code.Should().Be("changed-since-opened");
        var gone = await house.Get<MoveToVersion>().RunAsync(house.By(manager, why: "w"), before.Id, new Dictionary<string, string>(), null, CancellationToken.None);
        gone.Refusal!.Sentence.Should().Contain("\"First\" (first)").And.Contain("no such element");

        (await ProcessAsync(house)).Should().BeEquivalentTo(before);
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "definition-migrated")).Should().Be(0);
    }

    [Fact]
    public async Task The_same_request_twice_moves_it_once()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await house.EditAsync(Edited);

        var first = await MoveAsync(house, manager, requestId: "once");
        (await MoveAsync(house, manager, requestId: "once")).Value.Should().Be(first.Value).And.NotBeNull();
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "definition-migrated")).Should().Be(1);
    }

    private static string Edited(string bpmn) => bpmn
        .Replace("\"first\"", "\"opening\"", StringComparison.Ordinal).Replace("name=\"First\"", "name=\"Opening\"", StringComparison.Ordinal)
        .Replace("\"late\"", "\"reminder\"", StringComparison.Ordinal).Replace("\"second\"", "\"closing\"", StringComparison.Ordinal).Replace("P2D", "P5D", StringComparison.Ordinal);

    private static async Task<Outcome<MovedReview>> MoveAsync(TestHouse house, Guid by, string why = "THE-REASON", string? seen = null, string? requestId = null) => await house.Get<MoveToVersion>()
        .RunAsync(house.By(by, requestId, why), (await ProcessAsync(house)).Id, Mapping, seen, CancellationToken.None);

    private static async Task<ProcessInstanceRow> ProcessAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.ProcessInstances.AsNoTracking().SingleAsync();
    }
}
