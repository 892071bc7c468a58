using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

/// <summary>The timetable of a small process whose clock starts on Friday 18 December 2026: three bank holidays lie ahead.</summary>
public sealed class TimetableTests
{
    [Fact]
    public void What_is_due_comes_in_order_of_time_and_what_is_not_known_last()
    {
        var process = AProcess().Clock().Start()
            .User("unknown", due: "theirDate").User("later", due: "review day(6)").User("sooner", due: "review day(2, \"09:30\")")
            .Timer("between", "review day(5)", TimerKind.Date).Timer("waits", "duration(\"P1D\")").Manual("unseen").End().Build();

        Items(process).Select(item => item.ElementId).Should().Equal("sooner", "between", "later", "unknown");
        Items(process).Select(item => item.Due).Should().Equal(
            new LocalDateTime(2026, 12, 21, 9, 30), new LocalDateTime(2026, 12, 24, 17, 0), new LocalDateTime(2026, 12, 29, 17, 0), null);
    }

    [Theory]
    [InlineData("if theirDate = null then null else ourDate", "ourDate, theirDate")]
    [InlineData("working days after(anchor, theirNumber)", "theirNumber")]
    [InlineData("review day(0)", "review day: expected a whole number of 1 or more, but found 0.")]
    [InlineData("if known = 1 then null else anchor", "if known = 1 then null else anchor")]
    [InlineData("count(for i in 1..1000, j in 1..1000 return 1)", "Expected at most 100000 steps*")]
    public void What_cannot_be_said_yet_says_what_it_depends_on(string due, string dependsOn)
    {
        var item = Items(AProcess().Clock().Start().User("report", due: due).End().Build(), "{known: 1}").Should().ContainSingle().Subject;

        item.Should().BeEquivalentTo(new { Due = (LocalDateTime?)null, Day = (int?)null, FirstDay = 1, Count = Array.Empty<LedgerDay>() });
        item.DependsOn.Should().Match(dependsOn);
    }

    [Fact]
    public void A_task_without_a_due_date_depends_on_nothing() =>
        Items(AProcess().Clock().Start().User("read").End().Build()).Should().ContainSingle().Which.DependsOn.Should().Be("nothing: the task has no due date");

    [Fact]
    public void A_line_says_its_day_every_date_that_leads_to_it_and_where_its_rule_comes_from()
    {
        var process = AProcess().Clock().Start().User("report", due: "review day(4)").With("source", "Appendix E, day 4").End().Build();
        var item = Items(process).Should().ContainSingle().Subject;

        item.Day.Should().Be(4);
        item.FirstDay.Should().Be(1);
        item.Source.Should().Be("Appendix E, day 4");
        item.Count.Select(day => day.Day).Should().Equal(1, null, null, 2, 3, 4);
        item.DependsOn.Should().BeNull();
    }

    [Fact]
    public void What_is_due_on_no_working_day_bears_no_days_number() =>
        Items(AProcess().Clock().Start().User("report", due: "date(\"2026-12-25\")").End().Build()).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Day = (int?)null, Due = new LocalDateTime(2026, 12, 25, 17, 0) });

    [Fact]
    public void What_was_due_before_the_clock_started_bears_no_days_number_and_counts_no_date() =>
        Items(AProcess().Clock().Start().User("report", due: "date(\"2026-12-17\")").End().Build()).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Day = (int?)null, Due = new LocalDateTime(2026, 12, 17, 17, 0), Count = Array.Empty<LedgerDay>() });

    [Fact]
    public void The_limit_is_a_line_of_its_own_that_counts_the_clock_start_as_day_0()
    {
        var process = Limited("working days after(anchor, 2)", "Working Together 2023, chapter 5");
        var item = Items(process).Should().ContainSingle(i => i.ElementId == "process").Subject;

        item.Should().BeEquivalentTo(new { Day = 2, FirstDay = 0, Due = new LocalDateTime(2026, 12, 22, 17, 0), Source = "Working Together 2023, chapter 5" });
        Timetable.LimitOf(process, Clock(process, "2026-12-18"), FeelContext.Empty).Should().Be(new LocalDateTime(2026, 12, 22, 17, 0));
        Timetable.LimitOf(AProcess().Clock().Build(), Clock(process, "2026-12-18"), FeelContext.Empty).Should().BeNull();
    }

    [Fact]
    public void What_counts_from_now_counts_from_the_clock_start_before_anything_runs_and_from_the_time_given_after()
    {
        var process = AProcess().Clock().Start().User("report", due: "now() + duration(\"PT2H\")").End().Build();
        var atTen = new ReviewClock(On("2026-12-18"), new LocalTime(10, 0), process.Clock!.Rules, Calendar);

        Timetable.Of(process, Clock(process, "2026-12-18"), FeelContext.Empty).Items.Single().Due.Should().Be(new LocalDateTime(2026, 12, 18, 2, 0));
        Timetable.Of(process, atTen, FeelContext.Empty).Items.Single().Due.Should().Be(new LocalDateTime(2026, 12, 18, 12, 0));
        Timetable.Of(process, atTen, FeelContext.Empty, Instant.FromUtc(2026, 12, 21, 9, 0)).Items.Single().Due.Should().Be(new LocalDateTime(2026, 12, 21, 11, 0));
    }

    [Theory]
    [InlineData("at(working days after(today(), 2), \"17:00\")", "2 working days after it opens, 5pm")]
    [InlineData("now() + duration(\"P1D\")", "its date is counted from when it opens")]
    [InlineData("max([review day(1, \"17:00\"), at(working days after(today(), 2), \"17:00\")])", "its date is counted from when it opens")]
    [InlineData("max([review day(4, \"17:00\"), at(working days after(today(), 2), \"17:00\")])", null)]
    [InlineData("if today() > anchor then review day(4) else review day(4)", null)]
    [InlineData("working days after(anchor, 2)", null)]
    public void What_is_counted_from_its_opening_says_so(string due, string? fromOpening) =>
        Items(AProcess().Clock().Start().User("report", due: due).End().Build()).Should().ContainSingle().Which.FromOpening.Should().Be(fromOpening);

    [Theory]
    [InlineData("2030-03-01", "review day(1)", "*but 2030-03-01 is beyond it*")]
    [InlineData("2030-03-01", null, "*but 2030-03-01 is beyond it*")]
    [InlineData("2028-12-22", "review day(9)", "*but 2028-12-27 is beyond it*")]
    [InlineData("2028-12-22", "date(\"2029-01-05\")", "*but 2028-12-27 is beyond it*")]
    public void A_date_beyond_the_known_bank_holidays_is_refused_and_never_guessed(string anchor, string? due, string sentence)
    {
        var process = AProcess().Clock().Start().User("report", due: due).End().Build();
        var (items, refused) = Timetable.Of(process, Clock(process, anchor), FeelContext.Empty);

        items.Should().BeEmpty();
        refused!.Code.Should().Be("beyond-calendar");
        refused.Sentence.Should().Match(sentence);
    }

    [Fact]
    public void A_limit_beyond_the_known_bank_holidays_is_none_that_can_be_reckoned() =>
        Timetable.LimitOf(Limited("working days after(anchor, 15)"), Clock(Limited("null"), "2028-12-22"), FeelContext.Empty).Should().BeNull();

    private static ProcessDefinition Limited(string limit, string? source = null)
    {
        var process = AProcess().Clock().Start().User("read").End().Build();
        return process with
        {
            Clock = process.Clock! with { Limit = Feel(limit) },
            Properties = source is null ? process.Properties : new Dictionary<string, string> { ["source"] = source },
        };
    }

    private static ReviewClock Clock(ProcessDefinition process, string anchor) => new(On(anchor), null, process.Clock!.Rules, Calendar);

    private static IReadOnlyList<TimetableItem> Items(ProcessDefinition process, string variables = "{}")
    {
        var (items, refused) = Timetable.Of(process, Clock(process, "2026-12-18"), (FeelContext)Feel(variables).Evaluate(new FeelScope(FeelContext.Empty)).Value);
        refused.Should().BeNull();
        return items;
    }
}
