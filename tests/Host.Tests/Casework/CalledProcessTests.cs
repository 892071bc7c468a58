using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
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

    [Fact]
    public async Task Processes_that_call_round_without_a_wait_are_stopped_at_the_call()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(WithNothingInside, "called");
        await house.EditAsync(bpmn => bpmn.Replace("sourceRef=\"called\" targetRef=\"after\"", "sourceRef=\"called\" targetRef=\"called\"", StringComparison.Ordinal)
            .Replace("<bpmn:incoming>called-to-after</bpmn:incoming>", "", StringComparison.Ordinal)
            .Replace("<bpmn:incoming>before-to-called</bpmn:incoming>", "<bpmn:incoming>before-to-called</bpmn:incoming><bpmn:incoming>called-to-after</bpmn:incoming>", StringComparison.Ordinal), "caller");

        await CalledAsync(house, "yes");

        await using var db = house.Read();
        var caller = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.ProcessId == "caller");
        caller.Status.Should().Be(InstanceStatus.Incident);
        ProcessStateJson.Read(caller.Snapshot).Incidents.Should().ContainSingle().Which.Should().Match<ElementInstance>(i => i.ElementId == "called" && i.Incident!.Code == "too-many-steps");
        (await db.ProcessInstances.CountAsync(p => p.ProcessId == "called" && p.Status != InstanceStatus.Completed)).Should().Be(0);
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("each snapshot equals its facts");
    }

    [Fact]
    public async Task Processes_that_send_each_other_messages_without_end_change_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(bpmn => AnsweringEachOther(bpmn, sends: "pong", waitsFor: "ping"), "called");
        await house.EditAsync(bpmn => AnsweringEachOther(bpmn, sends: "ping", waitsFor: "pong"), "caller");
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.Get<StartReview>().RunAsync(house.By(manager), new NewReview("southend", "caller", Anchor: null, ["hospital"], FeelContext.Empty.With("answer", new FeelText("yes"))), CancellationToken.None);

        var outcome = await house.SubmitAsync(manager, (await house.OpenTaskAsync("before")).Id);

        outcome.Refusal!.Code.Should().Be("too-many-steps");
        await house.OpenTaskAsync("before");
        await using var db = house.Read();
        (await db.ProcessInstances.CountAsync()).Should().Be(1, "nothing of it is kept");
    }

    [Fact]
    public async Task A_call_that_was_left_before_its_turn_begins_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(WithNothingInside, "called");
        await house.EditAsync(bpmn => bpmn.Replace(
            "</bpmn:callActivity>",
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection='=[1,2]' inputElement='one'/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>",
            StringComparison.Ordinal), "caller");

        await CalledAsync(house, "no");

        await house.OpenTaskAsync("again");
        await using var db = house.Read();
        (await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.ProcessId == "called")).Status.Should().Be(InstanceStatus.Withdrawn, "the first threw, and the second was never asked for");
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("each snapshot equals its facts");
    }

    /// <summary>The called process has nobody to wait for.</summary>
    private static string WithNothingInside(string bpmn)
    {
        const string Start = "<bpmn:userTask id=\"inside\" name=\"inside\">", End = "</bpmn:extensionElements>";
        var from = bpmn.IndexOf(Start, StringComparison.Ordinal);
        return (bpmn[..from] + "<bpmn:task id=\"inside\" name=\"inside\">" + bpmn[(bpmn.IndexOf(End, from, StringComparison.Ordinal) + End.Length)..])
            .Replace("</bpmn:userTask>", "</bpmn:task>", StringComparison.Ordinal);
    }

    /// <summary>Beside all else, it answers each message of the other with one of its own, round and round.</summary>
    private static string AnsweringEachOther(string bpmn, string sends, string waitsFor)
    {
        var content = $"""
            <bpmn:subProcess id="beside" name="beside" triggeredByEvent="true">
              <bpmn:startEvent id="heard" name="heard" isInterrupting="false"><bpmn:outgoing>heard-to-answer</bpmn:outgoing><bpmn:messageEventDefinition messageRef="{waitsFor}"/></bpmn:startEvent>
              <bpmn:endEvent id="answer" name="answer"><bpmn:incoming>heard-to-answer</bpmn:incoming><bpmn:messageEventDefinition messageRef="{sends}"/></bpmn:endEvent>
              <bpmn:sequenceFlow id="heard-to-answer" sourceRef="heard" targetRef="answer"/>
            </bpmn:subProcess>
            """;
        var messages = "<bpmn:message id=\"ping\" name=\"ping\"/><bpmn:message id=\"pong\" name=\"pong\"/>";
        // The called one begins: it says the first word as it waits for somebody.
        if (sends == "pong")
        {
            content += """
                <bpmn:intermediateThrowEvent id="first-word" name="first-word"><bpmn:incoming>begin-to-first-word</bpmn:incoming><bpmn:outgoing>begin-to-inside</bpmn:outgoing><bpmn:messageEventDefinition messageRef="pong"/></bpmn:intermediateThrowEvent>
                <bpmn:sequenceFlow id="begin-to-first-word" sourceRef="begin" targetRef="first-word"/>
                """;
            bpmn = bpmn.Replace("<bpmn:outgoing>begin-to-inside</bpmn:outgoing>", "<bpmn:outgoing>begin-to-first-word</bpmn:outgoing>", StringComparison.Ordinal).Replace("sourceRef=\"begin\" targetRef=\"inside\"", "sourceRef=\"first-word\" targetRef=\"inside\"", StringComparison.Ordinal);
        }

        return bpmn.Replace("</bpmn:process>", content + "</bpmn:process>", StringComparison.Ordinal).Replace("  <bpmn:process ", messages + "<bpmn:process ", StringComparison.Ordinal);
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
