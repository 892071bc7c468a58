using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Casework;

/// <summary>A bank holiday announced, or withdrawn, while reviews run. The first task of each is due two working days after Monday 23 November 2026.</summary>
public sealed class ImportHolidaysTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);
    private static readonly LocalDateTime Wednesday = new(2026, 11, 25, 17, 0);
    private static readonly LocalDateTime Thursday = new(2026, 11, 26, 17, 0);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task In_one_change_the_holiday_is_kept_the_deadline_moves_and_whoever_has_it_is_told(Provider provider)
    {
        await using var house = await HouseAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        (await house.OpenTaskAsync("first")).Due.Should().Be(Wednesday);

        var outcome = await ImportAsync(house, manager, Announced(Tuesday), requestId: "one");

        outcome.Value.Should().Be(new ImportedHolidays(Added: 1, Withdrawn: 0, Deadlines: 1, Reviews: 1));
        (await house.OpenTaskAsync("first")).Due.Should().Be(Thursday);
        await using var db = house.Read();
        var row = await db.BankHolidays.SingleAsync();
        (row.Date, row.Title, row.By, row.At, row.Why, row.IsWithdrawn).Should().Be((Tuesday, "A day of thanks", manager.ToString("D"), house.Clock.Now, "THE-REASON", false));
        var mail = await db.OutboxMessages.SingleAsync(m => m.Kind == "deadline-changed");
        mail.PersonId.Should().Be(manager);
        mail.Body.Should().Contain("because the bank holidays that its days are counted over have changed").And.NotContain("THE-REASON").And.NotContain("thanks");
        (await db.DeadlineMoves.SingleAsync()).Should().BeEquivalentTo(new { Number = 1, From = Wednesday, To = Thursday, At = house.Clock.Now });
        var chains = await db.AuditEntries.Where(e => e.Event == "bank-holidays-changed").ToListAsync();
        chains.Should().HaveCount(2, "one in the review's chain and one in the system's").And.ContainSingle(e => e.ChainId == AuditEntryRow.SystemChain);
        chains.Should().OnlyContain(e => e.Why == "THE-REASON" && e.By == manager.ToString("D"));
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("each snapshot equals its facts");

        (await ImportAsync(house, manager, Announced(Tuesday), requestId: "one")).Value.Should().Be(outcome.Value, "sent twice, it is done once");
        (await db.DeadlineMoves.CountAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Another_host_counts_by_it_from_its_very_next_change(Provider provider)
    {
        await using var house = await HouseAsync(provider);
        await using var other = await house.BesideAsync();
        await EditAsync(other);
        var manager = await house.HasAsync(Role.BusinessManager);
        other.Get<HolidayCalendar>().Current.IsWorkingDay(Tuesday).Should().BeTrue();

        (await ImportAsync(house, manager, Announced(Tuesday))).Refusal.Should().BeNull();
        await other.HasReviewAsync(manager);

        (await house.OpenTaskAsync("first")).Due.Should().Be(Thursday);
        other.Get<HolidayCalendar>().Current.IsWorkingDay(Tuesday).Should().BeFalse();
    }

    [Fact]
    public async Task A_date_that_another_host_is_just_setting_by_the_old_days_is_moved_too()
    {
        await using var house = await HouseAsync(Provider.Postgres);
        await using var other = await house.BesideAsync();
        await EditAsync(other);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);
        var (begun, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var setting = other.Get<ProcessRunner>().RunAsync<ReviewRow>(
            other.By(manager),
            "slow",
            async transaction =>
            {
                var row = (await transaction.FindReviewAsync(review.ReviewId))!;
                (await transaction.BeginAsync(row, other.Get<DefinitionShelf>().Current("southend", "two-steps")!, FeelContext.Empty, null)).Should().BeNull();
                begun.SetResult();
                await mayEnd.Task;
                return row;
            },
            CancellationToken.None);
        await begun.Task;

        var importing = ImportAsync(house, manager, Announced(Tuesday));
        (await Task.WhenAny(importing, Task.Delay(TimeSpan.FromMilliseconds(500)))).Should().NotBe(importing, "it waits for what is under way");
        mayEnd.SetResult();

        (await setting).IsDone.Should().BeTrue();
        (await importing).Value!.Deadlines.Should().Be(2, "the one that was there, and the one that was being set");
    }

    [Fact]
    public async Task Withdrawn_again_everything_goes_back_and_a_date_of_the_file_can_be_withdrawn_too()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await ImportAsync(house, manager, Announced(Tuesday));
        house.Clock.Now += Duration.FromHours(1);

        (await ImportAsync(house, manager, Without(Tuesday))).Value!.Deadlines.Should().Be(1);

        (await house.OpenTaskAsync("first")).Due.Should().Be(Wednesday);
        await using var db = house.Read();
        (await db.BankHolidays.SingleAsync()).IsWithdrawn.Should().BeTrue();
        (await db.DeadlineMoves.CountAsync()).Should().Be(2);
        (await ImportAsync(house, manager, Without(new LocalDate(2026, 12, 25)))).Value!.Withdrawn.Should().Be(1);
        house.Get<HolidayCalendar>().Current.IsWorkingDay(new LocalDate(2026, 12, 25)).Should().BeTrue();
        (await ImportAsync(house, manager, new HolidayChange([new BankHoliday(new LocalDate(2026, 12, 25), "Christmas Day", null)], []))).Value!.Added.Should().Be(1);
        house.Get<HolidayCalendar>().Current.WhyNot(new LocalDate(2026, 12, 25)).Should().Be("Christmas Day");
    }

    [Fact]
    public async Task The_holiday_of_19_September_2022_announced_on_the_10th_moves_a_task_that_is_open_by_then()
    {
        await using var house = await HouseAsync(Provider.Sqlite, days: 6);
        var (manager, funeral) = (await house.HasAsync(Role.BusinessManager), new LocalDate(2022, 9, 19));
        await ImportAsync(house, manager, Without(funeral));
        house.Clock.Now = Instant.FromUtc(2022, 9, 9, 9, 0);
        await house.HasReviewAsync(manager);
        (await house.OpenTaskAsync("first")).Due.Should().Be(new LocalDateTime(2022, 9, 19, 17, 0));

        house.Clock.Now = Instant.FromUtc(2022, 9, 10, 18, 30);
        (await ImportAsync(house, manager, Announced(funeral))).Value!.Deadlines.Should().Be(1);

        (await house.OpenTaskAsync("first")).Due.Should().Be(new LocalDateTime(2022, 9, 20, 17, 0));
    }

    [Fact]
    public async Task What_is_known_already_changes_nothing_and_leaves_no_trace()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var known = new BankHoliday(new LocalDate(2026, 12, 25), "Renamed", null);

        (await ImportAsync(house, manager, new HolidayChange([known], []))).Value.Should().Be(new ImportedHolidays(0, 0, 0, 0));

        await using var db = house.Read();
        (await db.BankHolidays.AnyAsync()).Should().BeFalse();
        (await db.AuditEntries.AnyAsync(e => e.Event == "bank-holidays-changed")).Should().BeFalse();
    }

    [Fact]
    public async Task A_confirmation_of_something_else_by_now_moves_nothing()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var seen = await SealAsync(house, Announced(Tuesday));
        await house.HasReviewAsync(manager);

        var stale = await ImportAsync(house, manager, Announced(Tuesday), seen: seen);

        stale.Refusal.Should().Be(Refusals.HolidaysChangedSinceOpened);
        await using var db = house.Read();
        (await db.BankHolidays.AnyAsync() || await db.DeadlineMoves.AnyAsync()).Should().BeFalse();
        house.Get<HolidayCalendar>().Current.IsWorkingDay(Tuesday).Should().BeTrue();
        house.Clock.Now += Duration.FromMinutes(5);
        (await ImportAsync(house, manager, Announced(Tuesday), seen: await SealAsync(house, Announced(Tuesday)))).Value!.Deadlines.Should().Be(2);
    }

    [Fact]
    public async Task Only_who_may_manage_the_calendar_does_and_never_without_a_reason()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        (await ImportAsync(house, await house.HasAsync(Role.AgencyLead, "hospital"), Announced(Tuesday))).Refusal.Should().Be(Refusals.NotYours);
        var administrator = await house.HasAsync(Role.Administrator);
        var unexplained = await house.Get<ImportHolidays>().RunAsync(house.By(administrator), Announced(Tuesday), null, CancellationToken.None);
        unexplained.Errors.Should().ContainSingle().Which.Message.Should().Be("Enter the reason for the change");
        (await ImportAsync(house, administrator, Announced(Tuesday))).IsDone.Should().BeTrue();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_every_reason()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var administrator = await house.HasAsync(Role.Administrator);
        var change = new HolidayChange([new BankHoliday(new LocalDate(2029, 5, 7), "Early May", null)], [Tuesday]);

        (await ImportAsync(house, administrator, change)).Refusal!.Sentence.Should()
            .Contain("Expected a known bank holiday to withdraw, but 2026-11-24 is none.").And.Contain("Expected the bank holidays of 2029 from New Year’s Day on");
    }

    private static HolidayChange Announced(LocalDate date) => new([new BankHoliday(date, "A day of thanks", null)], []);

    private static HolidayChange Without(LocalDate date) => new([], [date]);

    private static Task<Outcome<ImportedHolidays>> ImportAsync(TestHouse house, Guid person, HolidayChange change, string? seen = null, string? requestId = null) =>
        house.Get<ImportHolidays>().RunAsync(house.By(person, requestId, "THE-REASON"), change, seen, CancellationToken.None);

    private static async Task<string> SealAsync(TestHouse house, HolidayChange change)
    {
        await using var db = house.Read();
        return (await new ForeseenHolidays(db, house.Get<DefinitionShelf>(), house.Get<ProcessRunner>(), house.Get<HolidayCalendar>())
            .OfAsync(change, house.Clock.Now, CancellationToken.None)).Seal;
    }

    private static async Task<TestHouse> HouseAsync(Provider provider, int days = 2)
    {
        var house = await TestHouse.OpenAsync(provider);
        await EditAsync(house, days);
        return house;
    }

    private static Task EditAsync(TestHouse house, int days = 2) => house.EditAsync(
        bpmn => bpmn.Replace("=now() + duration(&quot;P2D&quot;)", FormattableString.Invariant($"=working days after(today(), {days})"), StringComparison.Ordinal));
}
