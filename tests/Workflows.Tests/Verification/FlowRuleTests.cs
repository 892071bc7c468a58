using static Reviews.Workflows.Tests.Definitions.BpmnText;
using static Reviews.Workflows.Tests.Verification.Checking;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>What is asked of the way through a process, and what is in order about it.</summary>
public sealed class FlowRuleTests
{
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
    public void A_split_joined_by_its_own_kind_is_sound_though_a_reminder_runs_beside_it() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><parallelGateway id="join"/><endEvent id="e"/>
        <boundaryEvent id="r" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><task id="remind"/><endEvent id="e2"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "join")}{Flow("b1", "b", "join")}{Flow("j", "join", "e")}{Flow("r1", "r", "remind")}{Flow("r2", "remind", "e2")}
        """));

    [Fact]
    public void A_reminder_that_wakes_again_before_it_is_done_meets_only_itself_though_the_end_cuts_it_off() => Says(Process($"""
        <startEvent id="s"/><exclusiveGateway id="m"/><task id="a"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <exclusiveGateway id="again" default="n"/><endEvent id="e"><terminateEventDefinition/></endEvent>
        <boundaryEvent id="r" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
        <intermediateCatchEvent id="remind"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e2"/>
        {Flow("f", "s", "m")}{Flow("g", "m", "a")}{Flow("h", "a", "wait")}{Flow("i", "wait", "again")}{Flow("y", "again", "m", "=more")}{Flow("n", "again", "e")}{Flow("r1", "r", "remind")}{Flow("r2", "remind", "e2")}
        """), "e improper-end");

    [Theory]
    [InlineData("<terminateEventDefinition/>")]
    [InlineData("")]
    public void What_one_wake_of_a_reminder_splits_and_runs_together_again_is_named(string end) => Says(
        Process($"""
        <startEvent id="s"/><task id="a"/><endEvent id="e">{end}</endEvent>
        <boundaryEvent id="r" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
        <parallelGateway id="split"/><task id="x"/><task id="y"/><exclusiveGateway id="m"/><task id="b"/><endEvent id="e2"/>
        {Flow("f", "s", "a")}{Flow("g", "a", "e")}{Flow("r1", "r", "split")}{Flow("r2", "split", "x")}{Flow("r3", "split", "y")}{Flow("r4", "x", "m")}{Flow("r5", "y", "m")}{Flow("r6", "m", "b")}{Flow("r7", "b", "e2")}
        """),
        "m unsound-join");

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
    public void An_error_end_cuts_off_by_its_nature_and_an_event_sub_process_is_woken_not_reached() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><task id="a"/><task id="b"/><endEvent id="e"/><endEvent id="stop"><errorEventDefinition errorRef="no"/></endEvent>
        {Flow("f", "s", "split")}{Flow("y", "split", "a")}{Flow("n", "split", "b")}{Flow("a1", "a", "stop")}{Flow("b1", "b", "e")}
        <subProcess id="caught" triggeredByEvent="true"><startEvent id="s2"><errorEventDefinition errorRef="no"/></startEvent><endEvent id="e2"/>{Flow("g", "s2", "e2")}</subProcess>
        """).Replace("<process", """<error id="no" errorCode="no"/><process""", StringComparison.Ordinal));

    [Fact]
    public void What_follows_a_sub_process_with_nothing_to_do_is_not_dead() => Codes(Check(Process($"""
        <startEvent id="s"/><subProcess id="box"><startEvent id="s1"/></subProcess><endEvent id="e"/>{Flow("f", "s", "box")}{Flow("g", "box", "e")}
        """))).Should().Equal("s1 dead-end");

    [Fact]
    public void What_a_link_leads_to_is_reached_by_it() => Says(Process($"""
        <startEvent id="s"/><intermediateThrowEvent id="there"><linkEventDefinition name="L"/></intermediateThrowEvent>
        <intermediateCatchEvent id="here"><linkEventDefinition name="L"/></intermediateCatchEvent><task id="a"/><endEvent id="e"/>
        {Flow("f", "s", "there")}{Flow("g", "here", "a")}{Flow("h", "a", "e")}
        """));

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
    public void Rules_about_flows_are_silent_about_a_process_with_refused_parts() =>
        Says(Line("""<complexGateway id="x"/>""", Task(due: "")), "x unsupported-element", "t task-without-deadline");

    [Fact]
    public void What_a_terminate_end_may_cut_off_is_no_dead_element_wherever_it_stands_in_the_file() => Says(
        Process($"""
            <startEvent id="s"/><parallelGateway id="split"/><endEvent id="stop"><terminateEventDefinition/></endEvent><task id="a"/><task id="b"/><task id="c"/><endEvent id="e"/>
            {Flow("f", "s", "split")}{Flow("y", "split", "stop")}{Flow("n", "split", "a")}{Flow("a1", "a", "b")}{Flow("b1", "b", "c")}{Flow("c1", "c", "e")}
            """),
        "stop improper-end");

    [Fact]
    public void A_terminate_end_beside_nothing_but_other_ends_cuts_nothing_off() => Says(Process($"""
        <startEvent id="s"/><parallelGateway id="split"/><endEvent id="stop"><terminateEventDefinition/></endEvent><endEvent id="e"/>
        {Flow("f", "s", "split")}{Flow("y", "split", "stop")}{Flow("n", "split", "e")}
        """));

    [Theory]
    [InlineData("no", "no", "")]
    [InlineData("no", "", "")]
    [InlineData("no", "other", "caught dead-element,e1 uncaught-error,e dead-element")]
    public void An_error_goes_out_scope_by_scope_to_what_catches_it(string thrown, string caught, string codes) => Codes(Check(WithErrors(Process($"""
        <startEvent id="s"/>
        <subProcess id="outer"><startEvent id="s2"/><subProcess id="inner"><startEvent id="s1"/><endEvent id="e1"><errorEventDefinition errorRef="{thrown}"/></endEvent>{Flow("g1", "s1", "e1")}</subProcess>
        <endEvent id="e2"/>{Flow("g2", "s2", "inner")}{Flow("g3", "inner", "e2")}</subProcess>
        <boundaryEvent id="caught" attachedToRef="outer">{Caught(caught)}</boundaryEvent><endEvent id="e"/><endEvent id="f"/>
        {Flow("h1", "s", "outer")}{Flow("h2", "outer", "e")}{Flow("h3", "caught", "f")}
        """)))).Should().BeEquivalentTo(["e2 dead-element", .. codes.Length == 0 ? ["e dead-element"] : codes.Split(',')]);

    [Fact]
    public void A_job_may_end_in_any_error_and_so_may_a_process_that_is_not_known() => Says(WithErrors(Process($"""
        <startEvent id="s"/><serviceTask id="job"><extensionElements><zeebe:taskDefinition type="j"/></extensionElements></serviceTask>
        <callActivity id="call"><extensionElements><zeebe:calledElement processId="elsewhere"/></extensionElements></callActivity><endEvent id="e"/>
        <boundaryEvent id="b1" attachedToRef="job"><errorEventDefinition errorRef="no"/></boundaryEvent><boundaryEvent id="b2" attachedToRef="call"><errorEventDefinition errorRef="other"/></boundaryEvent>
        <endEvent id="e1"/><endEvent id="e2"/>
        {Flow("f1", "s", "job")}{Flow("f2", "job", "call")}{Flow("f3", "call", "e")}{Flow("f4", "b1", "e1")}{Flow("f5", "b2", "e2")}
        """)));

    [Fact]
    public void A_process_that_another_calls_leaves_its_errors_to_the_caller()
    {
        static string Both(string caught) => WithErrors(Process($"""
            <startEvent id="s"/><callActivity id="call"><extensionElements><zeebe:calledElement processId="called"/></extensionElements></callActivity><endEvent id="e"/>
            <boundaryEvent id="b" attachedToRef="call"><errorEventDefinition errorRef="{caught}"/></boundaryEvent><endEvent id="f"/>
            {Flow("f1", "s", "call")}{Flow("f2", "call", "e")}{Flow("f3", "b", "f")}
            """)).Replace("</process>", $"""
            </process><process id="called" isExecutable="true"><startEvent id="s0"/><exclusiveGateway id="x" default="d"/><endEvent id="ok"/><endEvent id="bad"><errorEventDefinition errorRef="no"/></endEvent>
            {Flow("g1", "s0", "x")}{Flow("d", "x", "ok")}{Flow("g2", "x", "bad", "=wrong")}</process>
            """, StringComparison.Ordinal);

        Says(Both("no"));
        Says(Both("other"), "call uncaught-error", "b dead-element");
    }

    [Fact]
    public void An_error_goes_out_through_two_calls_to_what_catches_it_and_a_process_that_calls_itself_is_played_once()
    {
        static string Calling(string caught) => WithErrors(Process($"""
            <startEvent id="s"/><callActivity id="call"><extensionElements><zeebe:calledElement processId="q"/></extensionElements></callActivity><endEvent id="e"/>
            <boundaryEvent id="b" attachedToRef="call"><errorEventDefinition errorRef="{caught}"/></boundaryEvent><endEvent id="f"/>
            {Flow("f1", "s", "call")}{Flow("f2", "call", "e")}{Flow("f3", "b", "f")}
            """)).Replace("</process>", $"""
            </process><process id="q" isExecutable="true"><startEvent id="qs"/><exclusiveGateway id="qx" default="qd"/><callActivity id="qr"><extensionElements><zeebe:calledElement processId="r"/></extensionElements></callActivity><callActivity id="qq"><extensionElements><zeebe:calledElement processId="q"/></extensionElements></callActivity><endEvent id="qe"/>
            {Flow("q1", "qs", "qx")}{Flow("qd", "qx", "qr")}{Flow("q2", "qx", "qq", "=again")}{Flow("q3", "qr", "qe")}{Flow("q4", "qq", "qe")}</process>
            <process id="r" isExecutable="true"><startEvent id="rs"/><exclusiveGateway id="rx" default="rd"/><endEvent id="ok"/><endEvent id="bad"><errorEventDefinition errorRef="no"/></endEvent>
            {Flow("r1", "rs", "rx")}{Flow("rd", "rx", "ok")}{Flow("r2", "rx", "bad", "=wrong")}</process>
            """, StringComparison.Ordinal);

        Says(Calling("no"));
        Codes(Check(Calling("other"))).Should().Contain("call uncaught-error").And.NotContain(c => c.StartsWith('q') || c.StartsWith('r'));
    }

    [Theory]
    [InlineData("""<exclusiveGateway id="x" default="g2"/>""", "=known", true)]
    [InlineData("""<parallelGateway id="x"/>""", "", false)]
    public void A_loop_round_a_sub_process_waits_only_where_none_of_its_ways_goes_past_what_waits(string split, string condition, bool isUnbounded) => Codes(Check(Process($"""
        <startEvent id="s"/><exclusiveGateway id="in"/><subProcess id="work"><startEvent id="s1"/>{split}{UserTask("t")}<task id="n"/><endEvent id="e1"/>{Flow("g1", "s1", "x")}{Flow("g3", "x", "t", condition)}{Flow("g2", "x", "n")}{Flow("g4", "t", "e1")}{Flow("g5", "n", "e1")}</subProcess>
        <exclusiveGateway id="out" default="on"/><endEvent id="e"/>
        {Flow("f1", "s", "in")}{Flow("f2", "in", "work")}{Flow("f3", "work", "out")}{Flow("back", "out", "in", "=again")}{Flow("on", "out", "e")}
        """))).Contains("in unbounded-loop").Should().Be(isUnbounded);

    [Theory]
    [InlineData("task", "", "=true", true)]
    [InlineData("task", "loopMaximum=\"3\"", "=true", false)]
    [InlineData("task", "", "=loopCounter &lt; 3", false)]
    [InlineData("receiveTask", "", "=true", false)]
    public void A_repetition_is_bounded_by_its_maximum_by_its_count_or_by_what_each_round_waits_for(string kind, string maximum, string condition, bool isUnbounded) => Codes(Check(Line($"""
        <{kind} id="t" {(kind == "receiveTask" ? "messageRef=\"m\"" : "")}><standardLoopCharacteristics {maximum}><loopCondition>{condition}</loopCondition></standardLoopCharacteristics></{kind}>
        """).Replace("<process", """<message id="m" name="m"/><process""", StringComparison.Ordinal))).Contains("t unbounded-loop").Should().Be(isUnbounded);

    [Fact]
    public void A_loop_through_a_call_waits_where_the_called_process_does_or_is_not_known()
    {
        static string Calling(string called, string inside) => Process($"""
            <startEvent id="s"/><callActivity id="call"><extensionElements><zeebe:calledElement processId="{called}"/></extensionElements></callActivity><exclusiveGateway id="x" default="on"/><endEvent id="e"/>
            {Flow("f1", "s", "call")}{Flow("f2", "call", "x")}{Flow("back", "x", "call", "=again")}{Flow("on", "x", "e")}
            """).Replace("</process>", $"""
            </process><process id="q" isExecutable="true"><startEvent id="qs"/>{inside}<endEvent id="qe"/>{Flow("q1", "qs", "t")}{Flow("q2", "t", "qe")}</process>
            """, StringComparison.Ordinal);

        Codes(Check(Calling("q", """<task id="t"/>"""))).Should().Contain("call unbounded-loop");
        Codes(Check(Calling("q", UserTask("t")))).Should().NotContain("call unbounded-loop");
        Codes(Check(Calling("elsewhere", """<task id="t"/>"""))).Should().NotContain("call unbounded-loop");
        Codes(Check(Calling("q", """<callActivity id="t"><extensionElements><zeebe:calledElement processId="q"/></extensionElements></callActivity>"""))).Should().NotContain("call unbounded-loop", "it never comes back");
    }

    private static string Caught(string code) => code.Length == 0 ? "<errorEventDefinition/>" : $"<errorEventDefinition errorRef=\"{code}\"/>";

    private static string WithErrors(string text) =>
        text.Replace("<process id=\"p\"", """<error id="no" errorCode="no"/><error id="other" errorCode="other"/><process id="p" """.TrimEnd(), StringComparison.Ordinal);

    [Theory]
    [InlineData("error", true)]
    [InlineData("escalation", true)]
    [InlineData("error", false)]
    public void A_circle_through_what_is_thrown_inside_waits_for_nothing_unless_something_comes_before_it(string kind, bool atOnce)
    {
        var codes = Codes(Check(Process($"""
            <startEvent id="s"/><exclusiveGateway id="in"/><subProcess id="work"><startEvent id="s1"/>{(atOnce ? """<task id="t"/>""" : UserTask("t"))}<endEvent id="fail"><{kind}EventDefinition {kind}Ref="no"/></endEvent>{Flow("g1", "s1", "t")}{Flow("g2", "t", "fail")}</subProcess>
            <boundaryEvent id="again" attachedToRef="work"><{kind}EventDefinition {kind}Ref="no"/></boundaryEvent><endEvent id="e"/>
            {Flow("f1", "s", "in")}{Flow("f2", "in", "work")}{Flow("f3", "work", "e")}{Flow("f4", "again", "in")}
            """).Replace("<process", $"""<{kind} id="no" {kind}Code="no"/><process""", StringComparison.Ordinal)));

        codes.Where(c => c.EndsWith("unbounded-loop", StringComparison.Ordinal)).Should().Equal(atOnce ? ["in unbounded-loop"] : []);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("""<subProcess id="caught" triggeredByEvent="true"><startEvent id="c1"><errorEventDefinition errorRef="no"/></startEvent><userTask id="c2"><extensionElements><zeebe:userTask/></extensionElements></userTask><endEvent id="c3"><errorEventDefinition errorRef="no"/></endEvent><sequenceFlow id="cf1" sourceRef="c1" targetRef="c2"/><sequenceFlow id="cf2" sourceRef="c2" targetRef="c3"/></subProcess>""", false)]
    public void A_circle_waits_where_what_is_thrown_inside_is_caught_there_by_something_that_waits(string handler, bool isUnbounded)
    {
        var codes = Codes(Check(Process($"""
            <startEvent id="s"/><exclusiveGateway id="in"/><subProcess id="work"><startEvent id="s1"/><subProcess id="inner"><startEvent id="i1"/><endEvent id="i2"><errorEventDefinition errorRef="no"/></endEvent>{Flow("i3", "i1", "i2")}</subProcess><endEvent id="e1"/>{Flow("g1", "s1", "inner")}{Flow("g2", "inner", "e1")}{handler}</subProcess>
            <boundaryEvent id="again" attachedToRef="work"><errorEventDefinition errorRef="no"/></boundaryEvent><endEvent id="e"/>
            {Flow("f1", "s", "in")}{Flow("f2", "in", "work")}{Flow("f3", "work", "e")}{Flow("f4", "again", "in")}
            """).Replace("<process", """<error id="no" errorCode="no"/><process""", StringComparison.Ordinal)));

        codes.Contains("in unbounded-loop").Should().Be(isUnbounded);
    }
}
