using System.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>Each rule with a broken sample that it must catch, and nothing else said about it.</summary>
public sealed class BrokenSamplesTests
{
    private const string Clock = """<zeebe:property name="clock.anchor" value="notification-sent"/><zeebe:property name="clock.first-day" value="1"/>""";

    private static readonly WorkingDayCalendar Calendar = new(new BankHolidays(
    [
        new(new(2026, 4, 3), "Good Friday", null), new(new(2026, 12, 25), "Christmas Day", null), new(new(2026, 12, 28), "Boxing Day", "Substitute day"),
        new(new(2027, 1, 1), "New Year's Day", null), new(new(2027, 3, 26), "Good Friday", null), new(new(2027, 12, 27), "Christmas Day", "Substitute day"),
    ]));

    /// <summary>A task with which nothing is wrong, but for what a test replaces.</summary>
    private static string Task(
        string id = "t",
        string groups = "=[&quot;business-manager&quot;]",
        string due = "=review day(3)",
        string step = "form",
        string remind = "-1wd 09:00",
        string escalate = "business-manager +0h",
        string more = "") => UserTask(id, $"""
            {(groups.Length == 0 ? "" : $"<zeebe:assignmentDefinition candidateGroups=\"{groups}\"/>")}
            {(due.Length == 0 ? "" : $"<zeebe:taskSchedule dueDate=\"{due}\"/>")}
            <zeebe:properties>{Property("step", step)}{Property("remind", remind)}{Property("escalate", escalate)}{more}</zeebe:properties>
            """);

    private static string InClock(params string[] elements) =>
        Line(elements).Replace("<zeebe:properties></zeebe:properties></extensionElements>\n</process>", $"<zeebe:properties>{Clock}</zeebe:properties></extensionElements>\n</process>", StringComparison.Ordinal);

    private static string WithLimit(string text, string limit) => text.Replace(Clock, Clock + Property("clock.limit", limit), StringComparison.Ordinal);

    private static IReadOnlyList<DefinitionProblem> Check(string text, params string[] jobTypes) => Verifier.Check(
        DefinitionFolder.Read([new SourceFile("a/x.bpmn", Encoding.UTF8.GetBytes(text))]),
        new VerificationSettings(Calendar, jobTypes.Length == 0 ? null : jobTypes.ToHashSet()));

    private static void Says(string text, params string[] codes) => Codes(Check(text)).Should().Equal(codes);

    [Fact]
    public void A_process_with_nothing_wrong_has_no_problem() => Says(InClock(Task()));

    [Fact]
    public void An_unknown_step_is_named() => Says(InClock(Task(step: "dance")), "t unknown-step");

    [Fact]
    public void An_unknown_role_is_named() => Says(InClock(Task(groups: "=[&quot;wizard&quot;]")), "t unknown-role");

    [Fact]
    public void An_unknown_role_of_an_escalation_is_named() => Says(InClock(Task(escalate: "wizard +0h")), "t unknown-role");

    [Theory]
    [InlineData("=[&quot;agency-lead&quot;]")]
    [InlineData("safeguarding-partner")]
    [InlineData("=[&quot;business-manager:health&quot;]")]
    public void A_role_is_named_with_its_body_and_only_then(string groups) => Says(InClock(Task(groups: groups)), "t role-without-body");

    [Theory]
    [InlineData("=[&quot;agency-lead:&quot; + agency.id]")]
    [InlineData("=for a in agencies return &quot;agency-lead:&quot; + a.id")]
    public void A_role_whose_body_is_data_is_in_order(string groups) => Says(InClock(Task(groups: groups)));

    [Fact]
    public void A_task_for_nobody_is_named() => Says(InClock(Task(groups: "")), "t task-without-role");

    [Fact]
    public void A_form_that_is_not_there_is_named() => Says(
        InClock(Task().Replace("<zeebe:userTask/>", """<zeebe:userTask/><zeebe:formDefinition formId="gone"/>""", StringComparison.Ordinal)), "t unknown-form");

    [Fact]
    public void A_property_nobody_reads_is_named() => Says(InClock(Task(more: Property("remnid", "-1h"))), "t unknown-property");

    [Fact]
    public void A_reminder_that_cannot_be_read_is_named() => Says(InClock(Task(remind: "soon")), "t bad-reminder");

    [Fact]
    public void A_task_without_deadline_reminder_and_escalation_is_named_three_times() =>
        Says(InClock(Task(due: "", remind: "", escalate: "")), "t task-without-deadline", "t task-without-reminder", "t task-without-escalation");

    [Fact]
    public void A_function_there_is_none_of_is_named() => Says(InClock(Task(due: "=reveiw_day(3)")), "t unknown-function");

    [Fact]
    public void An_expression_part_that_can_only_be_null_is_named() => Says(InClock(Task(due: "=@&quot;2026-13-01&quot;")), "t bad-expression");

    [Fact]
    public void A_clock_that_is_not_there_is_named() => Says(Line(Task()), "t missing-clock");

    [Fact]
    public void A_job_nobody_does_is_named()
    {
        var text = Line("""<serviceTask id="s"><extensionElements><zeebe:taskDefinition type="send-letter"/></extensionElements></serviceTask>""");

        Codes(Check(text, "circulate-reports")).Should().Equal("s unknown-job-type");
        Check(text, "send-letter").Should().BeEmpty();
    }

    [Fact]
    public void An_element_nothing_leads_to_is_named() =>
        Says(Line().Replace("</process>", $"""<task id="island"/><endEvent id="e2"/>{Flow("i", "island", "e2")}</process>""", StringComparison.Ordinal), "island unreachable-element", "e2 unreachable-element");

    [Fact]
    public void A_path_that_just_stops_is_named() =>
        Says(Process($"""<startEvent id="s"/><parallelGateway id="g"/><task id="t"/><endEvent id="e"/>{Flow("f1", "s", "g")}{Flow("f2", "g", "t")}{Flow("f3", "g", "e")}"""), "t dead-end");

    [Fact]
    public void An_exclusive_split_without_default_is_named_unless_its_conditions_are_plainly_complete()
    {
        static string Split(string one, string other) => Process($"""
            <startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="a"/><endEvent id="b"/>
            {Flow("f", "s", "g")}{Flow("y", "g", "a", one)}{Flow("n", "g", "b", other)}
            """);

        Says(Split("=x = 1", "=x = 2"), "g missing-default-flow");
        Says(Split("=x = 1 and y", "=x != 1 and y"), "g missing-default-flow");
        Says(Split("=x = 1", "= x != 1"));
        Says(Split("=x &lt; 1", "=x &gt;= 1"));
        Says(Split("=x", "=not(x)"));
    }

    [Fact]
    public void A_join_that_waits_for_a_path_not_taken_is_named() => Says(Process($"""
        <startEvent id="s"/><exclusiveGateway id="split" default="n"/><task id="a"/><task id="b"/><parallelGateway id="join"/><endEvent id="e"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "a", "=x")}{Flow("n", "split", "b")}{Flow("a1", "a", "join")}{Flow("b1", "b", "join")}{Flow("j", "join", "e")}
        """), "join unsound-join");

    [Fact]
    public void Paths_side_by_side_that_run_into_one_are_named() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><task id="both"/><endEvent id="e"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "both")}{Flow("b1", "b", "both")}{Flow("j", "both", "e")}
        """), "both unsound-join");

    [Fact]
    public void A_split_joined_by_its_own_kind_is_sound_though_a_reminder_runs_beside_it() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><parallelGateway id="join"/><endEvent id="e"/>
        <boundaryEvent id="r" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><task id="remind"/><endEvent id="e2"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "join")}{Flow("b1", "b", "join")}{Flow("j", "join", "e")}{Flow("r1", "r", "remind")}{Flow("r2", "remind", "e2")}
        """));

    [Fact]
    public void A_join_cut_off_by_an_interrupting_timer_is_named() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><parallelGateway id="join"/><endEvent id="e"/>
        <boundaryEvent id="r" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="e2"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "join")}{Flow("b1", "b", "join")}{Flow("j", "join", "e")}{Flow("r1", "r", "e2")}
        """), "join unsound-join");

    [Fact]
    public void An_inclusive_join_takes_what_its_split_gave_and_a_parallel_one_may_wait_for_ever()
    {
        static string Split(string join) => Process($"""
            <startEvent id="s"/><inclusiveGateway id="split" default="n"/><task id="a"/><task id="b"/><{join} id="join"/><endEvent id="e"/>
            {Flow("f", "s", "split")}{Flow("y", "split", "a", "=x")}{Flow("z", "split", "b", "=y")}{Flow("n", "split", "join")}{Flow("a1", "a", "join")}{Flow("b1", "b", "join")}{Flow("j", "join", "e")}
            """);

        Says(Split("inclusiveGateway"));
        Says(Split("parallelGateway"), "join unsound-join");
        Check(Split("parallelGateway"))[0].Message.Should().Contain("The way there: split");
    }

    [Fact]
    public void A_terminate_end_that_cuts_off_what_is_at_work_is_named_with_the_way_there() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><endEvent id="e"/><endEvent id="stop"><terminateEventDefinition/></endEvent>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "stop")}{Flow("b1", "b", "e")}
        """), "stop improper-end");

    [Fact]
    public void An_error_end_cuts_off_by_its_nature_and_an_event_sub_process_is_woken_not_reached() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><endEvent id="e"/><endEvent id="stop"><errorEventDefinition errorRef="no"/></endEvent>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "stop")}{Flow("b1", "b", "e")}
        <subProcess id="caught" triggeredByEvent="true"><startEvent id="s2"><errorEventDefinition errorRef="no"/></startEvent><endEvent id="e2"/>{Flow("g", "s2", "e2")}</subProcess>
        """).Replace("<process", """<error id="no" errorCode="no"/><process""", StringComparison.Ordinal));

    [Fact]
    public void What_a_link_leads_to_is_reached_by_it() => Says(Process($"""
        <startEvent id="s"/><intermediateThrowEvent id="there"><linkEventDefinition name="L"/></intermediateThrowEvent>
        <intermediateCatchEvent id="here"><linkEventDefinition name="L"/></intermediateCatchEvent><task id="a"/><endEvent id="e"/>
        {Flow("f", "s", "there")}{Flow("g", "here", "a")}{Flow("h", "a", "e")}
        """));

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_game_too_large_to_play_out_is_said_to_be_unproven_and_no_more()
    {
        var paths = Enumerable.Range(0, 18).Select(i => $"""<task id="a{i}"/>{Flow($"x{i}", "split", $"a{i}")}{Flow($"y{i}", $"a{i}", "join")}""");
        Says(Process($"""<startEvent id="s"/><parallelGateway id="split"/><parallelGateway id="join"/><endEvent id="e"/>{Flow("f", "s", "split")}{Flow("j", "join", "e")}{string.Concat(paths)}"""), "p not-proven");
    }

    [Fact]
    public void A_loop_that_waits_for_nothing_is_named()
    {
        static string Loop(string task) => Process($"""
            <startEvent id="s"/><exclusiveGateway id="in"/>{task}<exclusiveGateway id="out" default="on"/><endEvent id="e"/>
            {Flow("f1", "s", "in")}{Flow("f2", "in", "t")}{Flow("f3", "t", "out")}{Flow("back", "out", "in", "=again")}{Flow("on", "out", "e")}
            """);

        Says(Loop("""<task id="t"/>"""), "in unbounded-loop");
        Says(Loop("""<intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>"""));
    }

    [Fact]
    public void A_step_due_after_the_limit_and_a_limit_nobody_watches_are_named() =>
        Says(WithLimit(InClock(Task(due: "=review day(12)")), "=working days after(anchor, 10)"), "t due-after-limit", "t limit-unwatched");

    [Fact]
    public void A_step_that_is_late_only_from_some_days_is_found_too()
    {
        var problems = Check(WithLimit(InClock(Task(due: "=anchor + duration(&quot;P8D&quot;)")), "=working days after(anchor, 5)"));

        problems.Should().Contain(p => p.Code == "due-after-limit").Which.Message.Should().Contain("the limit is");
    }

    [Fact]
    public void A_limit_that_a_timer_on_the_sub_process_watches_is_in_order()
    {
        static string Watched(string date) => WithLimit(InClock($"""
            <subProcess id="work"><startEvent id="s1"/>{Task()}<endEvent id="e1"/>{Flow("g1", "s1", "t")}{Flow("g2", "t", "e1")}</subProcess>
            """).Replace("</process>", $"""
            <boundaryEvent id="day" attachedToRef="work" cancelActivity="false"><timerEventDefinition><timeDate>{date}</timeDate></timerEventDefinition></boundaryEvent>
            {Task("why", due: "=at(working days after(anchor, 11), &quot;12:00&quot;)")}<endEvent id="told"/>{Flow("w1", "day", "why")}{Flow("w2", "why", "told")}</process>
            """, StringComparison.Ordinal), "=working days after(anchor, 10)");

        Says(Watched("=at(working days after(anchor, 10), \"09:00\")"));
        Codes(Check(Watched("=at(working days after(anchor, 11), \"09:00\")"))).Should().Contain("t limit-unwatched");
    }

    [Fact]
    public void A_timer_that_closes_what_is_opened_late_in_the_same_instant_is_named()
    {
        static string Closing(string date, string interrupting = "true") => InClock(Task()).Replace("</process>", $"""
            <boundaryEvent id="closes" attachedToRef="t" cancelActivity="{interrupting}"><timerEventDefinition><timeDate>{date}</timeDate></timerEventDefinition></boundaryEvent>
            <endEvent id="silent"/>{Flow("c1", "closes", "silent")}</process>
            """, StringComparison.Ordinal);

        Says(Closing("=review day(3, \"17:00\")"), "closes closes-on-opening");
        Says(Closing("=@\"2026-12-01T17:00:00\""), "closes closes-on-opening");
        Says(Closing("=review day(3, \"17:00\")", "false"));
        Says(Closing("=max([review day(3, \"17:00\"), at(working days after(today(), 1), \"17:00\")])"));
        Says(Closing("=notification.sentOn"));
    }

    [Fact]
    public void A_limit_that_is_no_date_is_named() => Codes(Check(WithLimit(InClock(Task()), "=1 + 1"))).Should().Equal("p bad-clock");

    [Fact]
    public void Rules_about_flows_are_silent_about_a_process_with_refused_parts() =>
        Says(Line("""<complexGateway id="x"/>""", Task(due: "")), "x unsupported-element", "t task-without-deadline");
}
