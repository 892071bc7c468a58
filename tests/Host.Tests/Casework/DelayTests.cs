using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using static Reviews.Host.Tests.Casework.DelaysInHouse;

namespace Reviews.Host.Tests.Casework;

/// <summary>A process is paused, given more time and resumed, and what is open moves with it.</summary>
public sealed class DelayTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Agreed_resumed_and_told_it_moves_what_is_open_and_is_all_recorded(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);

        var seen = await SealAsync(house, process, Pause);
        var agreed = await AgreeAsync(house, manager, process, Pause, seen, requestId: "one");

        agreed.Refusal.Should().BeNull();
        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0), "day 2 is the 30th");
        await using var db = house.Read();
        var row = await db.Delays.AsNoTracking().SingleAsync();
        row.Should().BeEquivalentTo(new
        {
            Id = agreed.Value!.DelayId,
            Number = 1,
            Kind = DelayKind.Pause,
            Reason = "inquest",
            ReasonName = "Inquest",
            ApprovedBy = "Sam Approver",
            ApproverRole = "Chair of the strategic group",
            ApprovedOn = Today,
            Days = 4,
            IsAtLimit = false,
            From = new LocalDate(2026, 11, 24),
            Through = new LocalDate(2026, 11, 29),
            LimitBefore = Limit,
            Target = new LocalDateTime(2026, 12, 4, 17, 0),
            ReviewOn = new LocalDate(2026, 11, 27),
            Why = "THE-REASON",
            AgreedBy = manager.ToString("D"),
            EndedAt = (Instant?)null,
        });
        (await LimitAsync(house)).Should().Be(row.Target);
        (await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "deadline-changed").ToListAsync()).Should().NotBeEmpty()
            .And.OnlyContain(m => m.Body.Contains("because a delay of the review was agreed") && !m.Body.Contains("THE-REASON") && !m.Body.Contains("nquest"));
        (await AgreeAsync(house, manager, process, Pause, requestId: "one", seen: "whatever")).Refusal.Should().Be(Refusals.RequestReused);
        (await AgreeAsync(house, manager, process, Pause, seen: seen, requestId: "one")).Value.Should().Be(agreed.Value, "sent twice, it is done once");

        house.Clock.Now = Instant.FromUtc(2026, 11, 26, 9, 0);
        var resumed = await EndAsync(house, manager, row, new(2026, 11, 26));
        resumed.Refusal.Should().BeNull();
        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 11, 27, 17, 0), "day 2 is the 26th");
        (await LimitAsync(house)).Should().Be(new LocalDateTime(2026, 12, 2, 17, 0));
        (await db.Delays.AsNoTracking().SingleAsync()).Should().BeEquivalentTo(
            new { Through = new LocalDate(2026, 11, 25), Target = row.Target, EndedAt = (Instant?)house.Clock.Now, EndedBy = manager.ToString("D") });
        (await EndAsync(house, manager, row, new(2026, 11, 27))).Refusal.Should().Be(Refusals.ChangedSinceOpened, "it has ended");

        (await TellAsync(house, manager, row.Id, "The Panel", new(2026, 11, 24))).Value.Should().Be(new NotedTold(row.ReviewId));
        (await TellAsync(house, manager, row.Id, "The Secretary of State", new(2026, 11, 25))).IsDone.Should().BeTrue();
        (await db.DelayTold.AsNoTracking().OrderBy(t => t.ToldOn).Select(t => t.Who).ToListAsync()).Should().Equal("The Panel", "The Secretary of State");

        (await db.AuditEntries.Where(e => e.Event.StartsWith("delay-") || e.Event.StartsWith("clock-")).OrderBy(e => e.Sequence).Select(e => e.Event).ToListAsync())
            .Should().Equal("clock-stopped", "delay-agreed", "clock-resumed", "delay-ended", "delay-told", "delay-told");
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("the snapshot equals its facts");
    }

    [Fact]
    public async Task A_pause_that_goes_on_longer_moves_everything_on_and_is_reviewed_again()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);
        house.Clock.Now = Instant.FromUtc(2026, 11, 27, 9, 0);

        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 7), reviewOn: null)).Errors.Should().ContainSingle().Which.Field.Should().Be("reviewOn");
        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 7), reviewOn: new(2026, 12, 4))).IsDone.Should().BeTrue();

        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 12, 8, 17, 0));
        (await DelayAsync(house)).Should().BeEquivalentTo(new { Through = new LocalDate(2026, 12, 6), ReviewOn = new LocalDate(2026, 12, 4), EndedAt = (Instant?)null });
    }

    [Fact]
    public async Task A_pause_that_is_over_is_neither_resumed_nor_made_longer_and_said_again_while_it_lasts_it_moves_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);
        house.Clock.Now = Instant.FromUtc(2026, 11, 27, 9, 0);
        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 11, 30), reviewOn: new(2026, 11, 27))).IsDone.Should().BeTrue("as was agreed");
        house.Clock.Now = Instant.FromUtc(2026, 11, 30, 9, 0);

        foreach (var runsFrom in new LocalDate[] { new(2026, 11, 26), new(2026, 12, 7) })
        {
            (await EndAsync(house, manager, await DelayAsync(house), runsFrom, reviewOn: new(2026, 12, 1))).Refusal.Should().Be(new Refusal(
                "pause-over", "Expected a pause that is not over, but the clock runs again since 2026-11-30: to stop it once more is another delay, to be agreed first."));
        }

        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
    }

    [Fact]
    public async Task More_time_after_the_limit_goes_from_the_limit_to_its_target()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        house.Clock.Now = Instant.FromUtc(2026, 12, 2, 9, 0);
        var terms = Pause with { Kind = DelayKind.Extension, From = Limit.Date, RunsFrom = null, Target = new(2026, 12, 8), ReviewOn = new(2026, 12, 7) };

        (await AgreeAsync(house, manager, process, terms)).Refusal.Should().BeNull();

        (await LimitAsync(house)).Should().Be(new LocalDateTime(2026, 12, 8, 17, 0));
        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 11, 25, 17, 0), "it is late still");
        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 10), reviewOn: new(2026, 12, 4))).Refusal.Should().Be(new Refusal(
            "more-than-agreed", "Expected at most the 6 working days that were agreed, but these would be 8: more time is another delay, to be agreed first."));
        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 4), reviewOn: new(2026, 12, 3))).IsDone.Should().BeTrue("less is another matter");
        (await LimitAsync(house)).Should().Be(new LocalDateTime(2026, 12, 4, 17, 0));
    }

    [Fact]
    public async Task A_national_relaxation_applies_from_the_anchor_on_by_its_own_dates()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        var terms = Pause with { Kind = DelayKind.Relaxation, Reason = "autumn", RunsFrom = null, ReviewOn = Today };

        (await AgreeAsync(house, manager, process, terms)).Refusal.Should().BeNull();

        (await DelayAsync(house)).Should().BeEquivalentTo(
            new { From = new LocalDate(2026, 11, 2), Through = new LocalDate(2026, 11, 24), Days = 1, Reason = "national-relaxation", ReasonName = "Autumn of 2026", Target = new LocalDateTime(2026, 12, 1, 17, 0) });
        (await AgreeAsync(house, manager, process, terms)).Refusal!.Code.Should().Be("nothing-stops", "it is applied already");
        (await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 10), reviewOn: new(2026, 12, 4))).Refusal.Should().Be(new Refusal(
            "more-than-agreed", "Expected the days to count again by 2026-11-25, as the relaxation says, but 2026-12-10 is later: more time is another delay, to be agreed first."));

        // Sent on the Thursday before: Friday, Monday and Tuesday are left out, day 2 is the 25th.
        var thursday = new ClockAnchor(Today.PlusDays(-4), new LocalTime(9, 0));
        var seal = DateForesight.Of(house.Get<ProcessRunner>(), [await RunningAsync(house, process)], 1, house.Clock.Now, thursday).Seal;
        (await house.Get<CorrectCaseDate>().RunAsync(house.By(manager, why: "THE-REASON"), (await DelayAsync(house)).ReviewId, CaseDate.NotificationSent, thursday, seal, CancellationToken.None)).Refusal.Should().BeNull();
        (await house.OpenTaskAsync("report")).Due.Should().Be(new LocalDateTime(2026, 11, 26, 17, 0));
        (await LimitAsync(house)).Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
    }

    [Fact]
    public async Task What_stays_because_people_work_on_is_not_said_to_be_given_by_hand()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var running = await RunningAsync(house, await BegunAsync(house, await house.HasAsync(Role.BusinessManager)));
        var shelf = house.Get<Definitions.DefinitionShelf>();
        await using var db = house.Read();

        var preview = await new Queries.ForeseenDelay(db, shelf, house.Get<ProcessRunner>()).OfAsync(
            running, Pause with { Kind = DelayKind.Relaxation, Reason = "autumn", RunsFrom = null }, shelf.Partnership("southend")!.Delays, house.Clock.Now, CancellationToken.None);

        preview.ByHand.Should().BeEmpty();
        preview.Staying.Should().Contain("Thirty-six hours");
    }
}
