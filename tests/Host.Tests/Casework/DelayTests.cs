using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Casework;

/// <summary>
/// A process is paused, given more time and resumed. It is counted from Monday 23 November 2026, when it is nine: its report is due
/// on Wednesday the 25th, its limit is Monday the 30th.
/// </summary>
public sealed class DelayTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly LocalDateTime Limit = new(2026, 11, 30, 17, 0);

    /// <summary>From Tuesday through Friday: four working days.</summary>
    private static readonly DelayTerms Pause = new(
        DelayKind.Pause, new(2026, 11, 24), new(2026, 11, 30), null, "inquest", "Sam Approver", "Chair of the strategic group", Today, new(2026, 11, 27));

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

    [Fact]
    public async Task A_process_that_may_not_be_delayed_and_a_relaxation_of_others_are_refused_by_name()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var process = await db.ProcessInstances.Select(p => p.Id).SingleAsync();

        (await AgreeAsync(house, manager, process, Pause)).Refusal.Should().Be(new Refusal(
            "clock-not-delayable", "Expected a process whose time may be delayed (every-clock), but “Two steps” is none of them: its time stays as it is."));
        (await db.Delays.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Every_fault_of_what_is_typed_is_told_at_its_field()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        var terms = Pause with { RunsFrom = Today, Reason = "no-such", ApprovedBy = " ", ApproverRole = new string('x', 201), ApprovedOn = Today.PlusDays(1), ReviewOn = Today.PlusDays(-1) };

        var outcome = await house.Get<AgreeDelay>().RunAsync(house.By(manager), process, terms, "", CancellationToken.None);

        outcome.Errors.Select(error => error.Field).Should().Equal("runsFrom", "reason", "approvedBy", "approverRole", "approvedOn", "reviewOn", "why");
        (await house.Get<AgreeDelay>().RunAsync(house.By(manager, why: "W"), process, Pause with { ReviewOn = new(2026, 12, 1) }, "", CancellationToken.None))
            .Errors.Single().Message.Should().Be("The review date must be by the day on which the clock runs again");
        (await TellAsync(house, manager, Guid.NewGuid(), "The Panel", Today)).Refusal.Should().Be(Refusals.NotFound);
    }

    [Fact]
    public async Task Only_the_business_manager_of_the_review_agrees_ends_and_notes()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        await AgreeAsync(house, manager, process, Pause);
        var delay = await DelayAsync(house);
        var partner = await house.HasAsync(Role.SafeguardingPartner, "police");

        (await AgreeAsync(house, partner, process, Pause)).Refusal.Should().Be(Refusals.NotFound);
        (await EndAsync(house, partner, delay, new(2026, 11, 26))).Refusal.Should().Be(Refusals.NotFound);
        (await TellAsync(house, partner, delay.Id, "The Panel", Today)).Refusal.Should().Be(Refusals.NotFound);
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_moves_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        var seen = await SealAsync(house, process, Pause);
        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("report")).Id)).IsDone.Should().BeTrue();

        (await AgreeAsync(house, manager, process, Pause, seen: seen)).Refusal.Should().Be(Refusals.ChangedSinceOpened);
        await using var db = house.Read();
        (await db.Delays.AnyAsync()).Should().BeFalse();
        (await LimitAsync(house)).Should().Be(Limit);
    }

    [Fact]
    public async Task In_a_pause_nobody_is_reminded_and_the_alarm_about_the_limit_moves_with_it()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);

        await using (var db = house.Read())
        {
            var tasks = await db.ReviewTasks.Include(t => t.Groups).Where(t => t.IsOpen).ToListAsync();
            var coming = await house.Get<ComingReminders>().OfAsync(db, tasks, house.Clock.Now, CancellationToken.None);
            coming.Should().NotBeEmpty().And.OnlyContain(one => one.Due.OwedAt < Instant.FromUtc(2026, 11, 24, 0, 0) || one.Due.OwedAt >= Instant.FromUtc(2026, 11, 30, 0, 0), "none is said to come in the pause");
        }

        // The report would have been reminded of and escalated from the 24th on, and the limit reached on the 30th at five.
        foreach (var day in new[] { 24, 25, 26, 27, 29 })
            (await ChasedAsync(house, Instant.FromUtc(2026, 11, day, 17, 30))).Should().BeEmpty("on the {0}th", day);

        (await ChasedAsync(house, Instant.FromUtc(2026, 11, 30, 9, 30))).Should().Contain("task-reminder", "the clock runs again, and the report is due tomorrow");
        (await ChasedAsync(house, Instant.FromUtc(2026, 11, 30, 17, 30))).Should().NotContain("limit-near");
        (await ChasedAsync(house, Instant.FromUtc(2026, 12, 4, 17, 30))).Should().Contain("limit-near");
    }

    [Fact]
    public async Task On_the_morning_of_its_review_date_the_business_manager_is_told_once_while_it_is_in_force()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);

        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 27, 7, 59))).Should().Be(0);
        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 27, 8, 0))).Should().Be(1);
        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 28, 8, 0))).Should().Be(1, "once");

        house.Clock.Now = Instant.FromUtc(2026, 11, 28, 9, 0);
        await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 7), reviewOn: new(2026, 12, 5));
        (await ReviewedAsync(house, Instant.FromUtc(2026, 12, 6, 12, 0))).Should().Be(1, "Saturday the 5th waits for Monday");
        await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 6));
        (await ReviewedAsync(house, Instant.FromUtc(2026, 12, 7, 9, 0))).Should().Be(1, "it is in force no longer");
    }

    private static async Task<Guid> BegunAsync(TestHouse house, Guid manager)
    {
        var night = FeelContext.Empty.With("night", new FeelDate(new LocalDate(2027, 3, 1)));
        var started = await house.Get<StartReview>().RunAsync(
            house.By(manager), new NewReview("southend", "every-clock", new ClockAnchor(Today, new LocalTime(9, 0)), [], night), CancellationToken.None);
        started.Refusal.Should().BeNull();
        await using var db = house.Read();
        return await db.ProcessInstances.Select(p => p.Id).SingleAsync();
    }

    private static async Task<Outcome<AgreedDelay>> AgreeAsync(TestHouse house, Guid person, Guid process, DelayTerms terms, string? seen = null, string? requestId = null) =>
        await house.Get<AgreeDelay>().RunAsync(house.By(person, requestId, "THE-REASON"), process, terms, seen ?? await SealAsync(house, process, terms), CancellationToken.None);

    private static async Task<Outcome<EndedDelay>> EndAsync(TestHouse house, Guid person, DelayRow delay, LocalDate runsFrom, LocalDate? reviewOn = null)
    {
        var seen = EndDelay.Foresee(house.Get<ProcessRunner>(), await RunningAsync(house, delay.ProcessInstanceId), delay, runsFrom, house.Clock.Now).Seal;
        return await house.Get<EndDelay>().RunAsync(house.By(person, why: "THE-REASON"), delay.Id, runsFrom, reviewOn, seen, CancellationToken.None);
    }

    private static Task<Outcome<NotedTold>> TellAsync(TestHouse house, Guid person, Guid delay, string who, LocalDate on) =>
        house.Get<NoteDelayTold>().RunAsync(house.By(person), delay, who, on, "by email", CancellationToken.None);

    private static async Task<string> SealAsync(TestHouse house, Guid process, DelayTerms terms)
    {
        var running = await RunningAsync(house, process);
        var rules = house.Get<Definitions.DefinitionShelf>().Partnership("southend")!.Delays;
        return DelayForesight.Of(house.Get<ProcessRunner>(), running, house.Clock.Now, at => terms.Happening(rules, at)).Seal;
    }

    private static async Task<RunningProcess> RunningAsync(TestHouse house, Guid process)
    {
        await using var db = house.Read();
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == process);
        return new RunningProcess(row, await house.Get<Definitions.DefinitionShelf>().PinnedAsync(row.ProcessId, row.DefinitionVersion, CancellationToken.None)) { State = ProcessStateJson.Read(row.Snapshot) };
    }

    private static async Task<DelayRow> DelayAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.Delays.AsNoTracking().SingleAsync();
    }

    private static async Task<LocalDateTime?> LimitAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.ProcessInstances.Select(p => p.Limit).SingleAsync();
    }

    /// <summary>The kinds of what is sent by the sweeps of that moment.</summary>
    private static async Task<IReadOnlyList<string>> ChasedAsync(TestHouse house, Instant at)
    {
        house.Clock.Now = at;
        await using var db = house.Read();
        var before = await db.OutboxMessages.Select(m => m.Id).ToListAsync();
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        return await db.OutboxMessages.Where(m => !before.Contains(m.Id)).Select(m => m.Kind).ToListAsync();
    }

    /// <summary>How many were told by then that the delay is to be reviewed.</summary>
    private static async Task<int> ReviewedAsync(TestHouse house, Instant at)
    {
        house.Clock.Now = at;
        await house.Get<DelayReviewQueue>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        return await db.OutboxMessages.CountAsync(m => m.Kind == "delay-to-review");
    }
}
