using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Casework;

/// <summary>A job's row says what is to be carried out, and whether it was.</summary>
public sealed class JobRowTests
{
    [Fact]
    public async Task A_job_that_failed_is_tried_again_as_the_version_that_the_review_was_moved_to_says()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await AtTheJobAsync(house);
        var job = await JobAsync(house);
        foreach (var attempt in new[] { "once", "twice" })
            await HappensAsync(house, manager, new JobFailed(house.Clock.Now, job.EngineInstanceId, attempt));
        (await JobAsync(house)).State.Should().Be(JobState.Failed);
        await house.EditAsync(bpmn => bpmn.Replace("\"tell\"", "\"say\"", StringComparison.Ordinal).Replace("tell-dissent", "tell-limit-near", StringComparison.Ordinal));
        (await house.Get<MoveToVersion>().RunAsync(
            house.By(manager, why: "w"), job.ProcessInstanceId, new Dictionary<string, string> { ["tell"] = "say" }, null, CancellationToken.None)).Refusal.Should().BeNull();

        await SettleAsync(house, manager, job, Settlement.Retry);

        var again = await JobAsync(house);
        (again.Id, again.State, again.Type, again.ElementId).Should().Be((job.Id, JobState.Waiting, "tell-limit-near", "say"));
    }

    [Theory]
    [InlineData(Settlement.Retry)]
    [InlineData(Settlement.Continue)]
    public async Task A_job_that_was_done_stays_done_when_its_step_fails_afterwards(Settlement by)
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(bpmn => bpmn.Replace(
            "sourceRef=\"tell\" targetRef=\"second\" />",
            "sourceRef=\"tell\" targetRef=\"second\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">=ready</bpmn:conditionExpression></bpmn:sequenceFlow>",
            StringComparison.Ordinal));
        var manager = await AtTheJobAsync(house);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await using (var db = house.Read())
            (await db.ProcessInstances.SingleAsync()).Status.Should().Be(InstanceStatus.Incident, "no way leads on");

        var job = await JobAsync(house);
        job.State.Should().Be(JobState.Done);
        // Something new to choose by, though it does not help: with nothing new it is not passed over.
        await SettleAsync(house, manager, job, by, FeelContext.Empty.With("ready", FeelValue.Null));
        (await JobAsync(house)).State.Should().Be(JobState.Done);
    }

    private static async Task<Guid> AtTheJobAsync(TestHouse house)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id)).Refusal.Should().BeNull();
        return manager;
    }

    private static async Task<JobRow> JobAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.Jobs.AsNoTracking().SingleAsync();
    }

    private static async Task SettleAsync(TestHouse house, Guid manager, JobRow job, Settlement by, FeelContext? variables = null) => (await house.Get<SettleIncident>().RunAsync(
        house.By(manager, why: "w"), job.ProcessInstanceId, job.EngineInstanceId, by, variables ?? FeelContext.Empty, CancellationToken.None)).Refusal.Should().BeNull();

    private static async Task HappensAsync(TestHouse house, Guid manager, Happening happening)
    {
        var job = await JobAsync(house);
        (await house.Get<ProcessRunner>().RunAsync<SettledIncident>(
            house.By(manager),
            "test",
            async transaction => await transaction.HappenAsync((await transaction.FindAsync(job.ProcessInstanceId))!, happening) is { } refusal ? refusal : new SettledIncident(job.ReviewId),
            CancellationToken.None)).Refusal.Should().BeNull();
    }
}
