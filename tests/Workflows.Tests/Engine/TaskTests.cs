using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

public sealed class TaskTests
{
    [Fact]
    public void A_task_says_whom_it_is_for_and_by_when_in_the_definitions_own_words()
    {
        // given a clock that starts on Monday 23 November 2026 as day 1
        var story = new Story(AProcess().Clock().Start()
            .User("report", groups: "[\"agency-lead:\" + agency.id]", due: "=review day(6, \"12:30\")", followUp: "review day(5, \"09:00\")")
            .With("step", "agency-report").With("source", "S003 App E").Build(), "{agency: {id: \"health\"}}");
        var created = story.All.OfType<TaskCreated>().Single();
        created.Groups.Should().Equal("agency-lead:health");
        created.Step.Should().Be("agency-report");
        created.Properties["source"].Should().Be("S003 App E");
        var deadline = story.All.OfType<DeadlineSet>().Single();
        deadline.Due.Should().Be(new LocalDateTime(2026, 11, 30, 12, 30));
        deadline.DueAt.Should().Be(Instant.FromUtc(2026, 11, 30, 12, 30));
        deadline.FollowUpAt.Should().Be(Instant.FromUtc(2026, 11, 27, 9, 0));
        deadline.Rule.Should().Be("review day(6, \"12:30\")");
    }

    [Theory]
    [InlineData("date(\"2027-06-01\")", "2027-06-01T16:30:00Z")]
    [InlineData("date and time(\"2027-06-01T09:00:00\")", "2027-06-01T08:00:00Z")]
    [InlineData("date and time(\"2027-06-01T09:00:00Z\")", "2027-06-01T09:00:00Z")]
    [InlineData("\"2027-06-01\"", "2027-06-01T16:30:00Z")]
    [InlineData("\"2027-01-01T09:00:00\"", "2027-01-01T09:00:00Z")]
    public void A_due_date_is_London_time_and_a_bare_date_means_the_close(string due, string expected)
    {
        // given British Summer Time on 1 June, and a close at 17:30
        var definition = AProcess().Clock(closeHour: 17).Start().User("a", due: due).Build();
        var clock = definition.Clock!;
        var story = new Story(definition with { Clock = clock with { Rules = clock.Rules with { Close = new LocalTime(17, 30) } } });
        NodaTime.Text.InstantPattern.ExtendedIso.Format(story.All.OfType<DeadlineSet>().Single().DueAt).Should().Be(expected);
    }

    [Theory]
    [InlineData("nothing", "due-date-missing")]
    [InlineData("\"soon\"", "due-date-missing")]
    public void A_due_date_that_comes_out_as_none_stops_the_task_and_a_retry_opens_it(string due, string code)
    {
        var story = new Story(AProcess().Start().User("a", due: due == "nothing" ? "nothing" : "if given = null then \"soon\" else given").Build());
        story.Open.Should().BeEmpty();
        story.State.Incidents.Single().Incident!.Code.Should().Be(code);
        story.Settle("a", Settlement.Retry, "{nothing: date(\"2026-12-01\"), given: date(\"2026-12-01\")}");
        story.Open.Should().Equal("a");
        story.State.Incidents.Should().BeEmpty();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("missing")]
    [InlineData("[1]")]
    [InlineData("\"\"")]
    [InlineData("[\"author\", \"\"]")]
    [InlineData("[\"author\", 1]")]
    public void A_task_for_nobody_is_an_incident(string groups)
    {
        new Story(AProcess().Start().User("a", groups: groups).Build())
            .State.Incidents.Single().Incident!.Code.Should().Be("candidate-groups-missing");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("[\"one\"]")]
    public void A_task_for_no_one_person_is_an_incident(string assignee) =>
        new Story(AProcess().Start().User("a", assignee: assignee).Build()).State.Incidents.Single().Incident!.Message.Should().StartWith("Expected a person's id, but ");

    [Fact]
    public void A_single_group_may_be_a_plain_text() =>
        new Story(AProcess().Start().User("a", groups: "\"author\"").Build()).All.OfType<TaskCreated>().Single().Groups.Should().Equal("author");

    [Fact]
    public void A_task_done_cannot_be_done_again()
    {
        var story = new Story(AProcess().Start().User("a").User("b").Build());
        var id = story.State.OpenTasks.Single().Id;
        story.Complete("a");
        story.Do(new TaskSubmitted(story.Now, id, Story.Context("{}")));
        story.Refusal!.Code.Should().Be("task-not-open");
        story.Open.Should().Equal("b");
    }

    [Fact]
    public void A_job_is_tried_again_until_no_try_is_left_and_then_stops_for_a_person()
    {
        var story = new Story(AProcess().Start().Service("send", retries: 2).User("after").Build());
        story.All.OfType<JobCreated>().Single().Retries.Should().Be(2);
        story.Fail("send");
        story.Facts.Should().ContainSingle().Which.Should().BeOfType<JobTried>().Which.RetriesLeft.Should().Be(1);
        story.Fail("send");
        story.State.Incidents.Single().Incident!.Code.Should().Be("job-failed");
        story.State.OpenJobs.Should().BeEmpty();
        story.Settle("send", Settlement.Retry);
        story.Finish("send");
        story.Open.Should().Equal("after");
    }

    [Fact]
    public void An_incident_passed_over_moves_on_with_the_values_given()
    {
        var story = new Story(AProcess().Start().Service("send", retries: 1).User("after").Build());
        story.Fail("send").Settle("send", Settlement.Continue, "{sentBy: \"post\"}");
        story.Open.Should().Equal("after");
        story.Variable("sentBy")!.ToString().Should().Be("\"post\"");
    }

    [Fact]
    public void An_incident_stops_its_own_token_and_no_other()
    {
        var story = new Story(AProcess().Start().Parallel("fork").User("bad", due: "missing").From("fork").User("good").Build());
        story.Open.Should().Equal("good");
        story.Complete("good");
        story.State.Status.Should().Be(ProcessStatus.Active);
    }

    [Fact]
    public void A_script_calculates_and_drawn_tasks_pass()
    {
        var story = new Story(AProcess().Start().Script("sum", "a + b", "total").Manual("note").User("after").Build(), "{a: 1, b: 2}");
        story.Open.Should().Equal("after");
        story.Variable("total")!.ToString().Should().Be("3");
    }

    [Fact]
    public void A_corrected_anchor_moves_open_deadlines_and_dated_timers_and_only_those_that_change()
    {
        var story = new Story(AProcess().Clock().Start()
            .Parallel("fork").User("moves", due: "review day(3)")
            .From("fork").User("stays", due: "date(\"2026-12-24\")")
            .From("fork").Timer("waits", "review day(4, \"09:00\")", Workflows.Definitions.TimerKind.Date)
            .From("fork").Timer("fixed", "date(\"2026-12-24\")", Workflows.Definitions.TimerKind.Date)
            .From("fork").Timer("hour", "duration(\"PT1H\")").Build());
        story.MoveAnchor("2026-11-24");
        var moved = story.Facts.OfType<DeadlineMoved>().ToList();
        moved.Select(m => m.ElementId).Should().Equal("moves", "waits");
        moved[0].Due.Should().Be(new LocalDateTime(2026, 11, 26, 17, 0));
        moved[1].To.Should().Be(Instant.FromUtc(2026, 11, 27, 9, 0));
        story.State.Timers.Values.Single(t => t.ElementId == "waits").DueAt.Should().Be(moved[1].To);
    }

    [Fact]
    public void A_corrected_anchor_leaves_what_does_not_hang_on_it_as_it_was_set()
    {
        var story = new Story(AProcess().Clock().Start()
            .Parallel("fork").User("after-opening", due: "now() + duration(\"P2D\")")
            .From("fork").User("at-least-a-day", due: "max([review day(1), working days after(today(), 1)])")
            .From("fork").Timer("wakes", "working days after(today(), 1)", Workflows.Definitions.TimerKind.Date).Build());
        story.Pass(Duration.FromHours(5));
        story.MoveAnchor("2026-11-20");
        story.Refusal.Should().BeNull();
        story.Facts.OfType<DeadlineMoved>().Should().BeEmpty();
    }

    [Fact]
    public void What_the_clock_moves_past_its_least_time_moves_on_the_day_it_is_due_too()
    {
        var story = OpenForADayAtLeast(day: 3, opened: "2026-11-24T10:00:00").PassTo("2026-11-25T10:00:00");
        story.MoveAnchor("2026-11-24");
        ShouldMoveTo(story, "2026-11-26");
    }

    [Fact]
    public void A_corrected_anchor_closes_nothing_on_people_at_once()
    {
        var story = OpenForADayAtLeast(day: 5, opened: "2026-11-23T09:30:00").PassTo("2026-11-25T10:00:00");
        story.MoveAnchor("2026-11-18");
        ShouldMoveTo(story, "2026-11-26", "day 5 is past, and the least time begins anew");
        story.MoveAnchor("2026-11-23");
        ShouldMoveTo(story, "2026-11-27");
    }

    [Fact]
    public void A_day_still_to_come_is_due_as_the_corrected_anchor_counts_it_and_no_least_time_begins_anew()
    {
        var story = OpenForADayAtLeast(day: 3, opened: "2026-11-23T09:30:00").PassTo("2026-11-24T10:00:00");
        story.MoveAnchor("2026-11-20");
        ShouldMoveTo(story, "2026-11-24");
    }

    [Fact]
    public void A_corrected_anchor_gives_no_more_time_than_there_was_where_the_day_it_leads_to_is_past()
    {
        var story = OpenForADayAtLeast(day: 3, opened: "2026-11-23T09:30:00").PassTo("2026-11-25T10:00:00");
        story.MoveAnchor("2026-11-20");
        story.Refusal.Should().BeNull();
        story.Facts.OfType<DeadlineMoved>().Should().BeEmpty("it closes today already");
    }

    private static void ShouldMoveTo(Story story, string date, string because = "") => story.Facts.OfType<DeadlineMoved>()
        .Select(m => (m.ElementId, LondonTime.ToLocal(m.To).Date)).Should().Equal([("vote", Date(date)), ("closes", Date(date))], because);

    private static LocalDate Date(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

    private static Story OpenForADayAtLeast(int day, string opened)
    {
        var due = $"max([review day({day}, \"17:00\"), at(working days after(today(), 1), \"17:00\")])";
        return new Story(AProcess().Clock().Start()
            .Timer("opens", $"date and time(\"{opened}\")", Workflows.Definitions.TimerKind.Date).User("vote", due: due)
            .Boundary("closes", "vote", due, Workflows.Definitions.TimerKind.Date).Build()).PassTo(opened);
    }

    [Fact]
    public void An_anchor_from_which_a_deadline_cannot_be_reckoned_is_refused_and_changes_nothing()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "review day(3)").Build());
        story.MoveAnchor("2099-01-01");
        story.Refusal!.Code.Should().Be("deadline-not-reckonable");
        story.State.Anchor!.Date.Should().Be(new LocalDate(2026, 11, 23));
    }

    [Fact]
    public void A_withdrawn_process_cancels_everything_open_and_then_answers_no()
    {
        var story = new Story(AProcess().Start().Parallel("fork")
            .Sub("inside", s => s.Start("in").User("a")).Boundary("late", "inside", "duration(\"P1D\")").From("fork").Service("send").Build());
        var task = story.State.OpenTasks.Single().Id;
        story.Do(new Withdrawn(story.Now, "Opened in error"));
        story.Facts.Select(FactNames.Of).Should().Equal(
            "task-cancelled", "element-terminated", "timer-disarmed", "element-terminated", "job-cancelled", "element-terminated",
            "process-withdrawn");
        story.State.Status.Should().Be(ProcessStatus.Withdrawn);
        story.Do(new TaskSubmitted(story.Now, task, Story.Context("{}")));
        story.Refusal!.Code.Should().Be("not-running");
    }

    [Fact]
    public void A_running_process_refuses_a_definition_that_is_not_its_own()
    {
        var definition = AProcess().Start().User("a").Build();
        var story = new Story(definition);
        var decision = ProcessInterpreter.Decide(
            definition with { Version = "version-2" }, Deadlines.EnglandAndWales.Calendar, story.State, new Withdrawn(story.Now, "x"));
        decision.Should().BeOfType<Decision.Refused>().Which.Refusal.Code.Should().Be("wrong-definition");
    }

    [Fact]
    public void A_process_with_a_clock_does_not_begin_without_its_anchor()
    {
        var decision = ProcessInterpreter.Decide(
            AProcess().Clock().Start().Build(), Deadlines.EnglandAndWales.Calendar, ProcessState.NotStarted,
            new ProcessBegun(Instant.FromUtc(2026, 11, 23, 9, 0), Story.Context("{}"), null));
        decision.Should().BeOfType<Decision.Refused>().Which.Refusal.Code.Should().Be("anchor-missing");
    }
}
