using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Tests.Deadlines;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>What a bank holiday that is announced, or withdrawn, while a process runs does to its open deadlines. The clock starts on Monday 23 November 2026, day 1.</summary>
public sealed class CalendarChangeTests
{
    [Fact]
    public void An_open_deadline_moves_over_the_new_holiday_and_the_change_is_recorded_before_it()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "review day(6, \"17:00\")", followUp: "review day(4, \"09:00\")").Build());
        story.Announce("2026-11-26", "A day of thanks");

        story.Facts.Should().HaveCount(2);
        var changed = story.Facts[0].Should().BeOfType<BankHolidaysChanged>().Subject;
        changed.Added.Should().Equal(new BankHoliday(new LocalDate(2026, 11, 26), "A day of thanks", null));
        changed.Withdrawn.Should().BeEmpty();
        var moved = story.Facts[1].Should().BeOfType<DeadlineMoved>().Subject;
        moved.From.Should().Be(Instant.FromUtc(2026, 11, 30, 17, 0));
        moved.To.Should().Be(Instant.FromUtc(2026, 12, 1, 17, 0));
        moved.Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
        moved.FollowUpAt.Should().Be(Instant.FromUtc(2026, 11, 27, 9, 0));
    }

    [Fact]
    public void What_the_holiday_does_not_reach_stays_where_it_is()
    {
        // given a deadline before the holiday, one that counts no days, a dated timer before it and a running time
        var story = new Story(AProcess().Clock().Start().Parallel("fork").User("before", due: "review day(3)")
            .From("fork").User("fixed", due: "date(\"2026-12-24\")")
            .From("fork").Timer("soon", "review day(2)", TimerKind.Date)
            .From("fork").Timer("while", "duration(\"P20D\")", TimerKind.Duration).Build());
        story.Announce("2026-11-26");

        story.Facts.Should().ContainSingle().Which.Should().BeOfType<BankHolidaysChanged>();
    }

    [Fact]
    public void A_dated_timer_moves_with_its_day()
    {
        var story = new Story(AProcess().Clock().Start().Timer("wait", "review day(6, \"09:00\")", TimerKind.Date).User("then").Build());
        story.Announce("2026-11-26");
        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.To.Should().Be(Instant.FromUtc(2026, 12, 1, 9, 0));

        story.PassTo("2026-12-01T08:59:00").Open.Should().BeEmpty();
        story.PassTo("2026-12-01T09:00:00").Open.Should().Equal("then");
    }

    [Fact]
    public void A_process_without_a_clock_counts_working_days_too()
    {
        var story = new Story(AProcess().Start().User("a", due: "working days after(date(\"2026-11-23\"), 5)").Build());
        story.Announce("2026-11-26");

        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
    }

    [Fact]
    public void What_is_closed_never_moves_and_what_opens_later_is_counted_by_the_new_holidays()
    {
        var story = new Story(AProcess().Clock().Start().User("first", due: "review day(6)").User("second", due: "review day(6)").Build());
        story.Complete("first").Announce("2026-11-26");
        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.ElementId.Should().Be("second");

        var later = new Story(AProcess().Clock().Start().User("first").User("second", due: "review day(6)").Build());
        later.Announce("2026-11-26").Complete("first");
        later.Facts.OfType<DeadlineSet>().Should().ContainSingle().Which.Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
    }

    [Fact]
    public void A_holiday_that_is_withdrawn_again_moves_everything_back()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "review day(6)").Build());
        story.Announce("2026-11-26").TakeBack("2026-11-26");

        story.Facts.OfType<BankHolidaysChanged>().Single().Withdrawn.Single().Date.Should().Be(new LocalDate(2026, 11, 26));
        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.Due.Should().Be(new LocalDateTime(2026, 11, 30, 17, 0));
    }

    [Fact]
    public void A_date_that_would_have_passed_already_keeps_the_least_time_it_was_given()
    {
        // given day 3 after a holiday, 26 November, and that it is withdrawn at six that evening: day 3 was the 25th, and has passed
        var story = new Story(AProcess().Clock().Start().User("a", due: "max([review day(4, \"17:00\"), now() + duration(\"PT1H\")])").Build());
        story.Announce("2026-11-25").PassTo("2026-11-26T18:00:00").TakeBack("2026-11-25");

        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.To.Should().Be(Instant.FromUtc(2026, 11, 26, 19, 0));
    }

    [Fact]
    public void A_condition_that_the_new_holidays_make_true_is_met_at_once()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>
            <intermediateCatchEvent id="closed"><conditionalEventDefinition><condition>=not(working day(date("2026-11-26")))</condition></conditionalEventDefinition></intermediateCatchEvent>
            {UserTask("after", "<zeebe:taskSchedule dueDate=\"=working days after(date(&quot;2026-11-23&quot;), 5)\"/>")}
            {Flow("f1", "start", "closed")}{Flow("f2", "closed", "after")}
            """)));
        story.Open.Should().BeEmpty();
        story.Announce("2026-11-26");

        story.Open.Should().Equal("after");
        story.Facts.OfType<DeadlineSet>().Single().Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0), "it is counted by the days that are in force by then");
    }

    [Fact]
    public void The_same_dates_are_no_change()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "review day(6)").Build());
        story.Do(new CalendarChanged(story.Now, new BankHolidays(EnglandAndWales.Holidays.All.Select(holiday => holiday with { Title = "Renamed" }))));

        story.Refusal.Should().Be(new Refusal("calendar-unchanged", "Expected other bank holidays than those in force, but they are on the same dates."));
    }

    [Fact]
    public void A_date_beyond_what_is_known_by_then_is_refused_with_the_step()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "working days after(date(\"2028-12-20\"), 1)").Build());
        story.Do(new CalendarChanged(story.Now, new BankHolidays(EnglandAndWales.Holidays.All.Where(holiday => holiday.Date.Year < 2028))));

        story.Refusal!.Code.Should().Be("deadline-not-reckonable");
        story.Refusal.Sentence.Should().StartWith("The date of \"a\" cannot be reckoned by the new bank holidays: ");
    }

    [Fact]
    public void A_date_that_could_not_be_reckoned_before_either_keeps_no_holiday_from_the_others()
    {
        var story = new Story(AProcess().Clock().Start().Parallel("fork")
            .User("broken", due: "review day(n)").From("fork").User("sound", due: "review day(6)")
            .From("fork").Timer("stuck", "review day(n)", TimerKind.Date).Build(), "{n: 4}");
        story.Do(new VariablesCorrected(story.Now, ProcessState.RootId, Story.Context("{n: null}")));
        story.Announce("2026-11-24");

        story.Refusal.Should().BeNull();
        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.ElementId.Should().Be("sound");
    }
}
