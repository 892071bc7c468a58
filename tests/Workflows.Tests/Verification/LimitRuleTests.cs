using static Reviews.Workflows.Tests.Definitions.BpmnText;
using static Reviews.Workflows.Tests.Verification.Checking;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>What is asked of dates: nothing is due after the limit, and it never passes unnoticed.</summary>
public sealed class LimitRuleTests
{
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

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "t limit-unwatched,why limit-unwatched,why due-after-limit")]
    public void A_limit_that_an_event_sub_process_watches_for_its_whole_scope_is_in_order(int day, string codes) => Codes(Check(WithLimit(
        InClock(Task()).Replace("</process>", $"""
            <subProcess id="watch" triggeredByEvent="true"><startEvent id="day" isInterrupting="false"><timerEventDefinition><timeDate>=at(working days after(anchor, {day}), "09:00")</timeDate></timerEventDefinition></startEvent>
            {Task("why", due: "=at(working days after(anchor, 11), &quot;12:00&quot;)")}<endEvent id="told"/>{Flow("w1", "day", "why")}{Flow("w2", "why", "told")}</subProcess></process>
            """, StringComparison.Ordinal), "=working days after(anchor, 10)"))).Should().BeEquivalentTo(codes.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("signal", "missed", "late", true)]
    [InlineData("signal", "late", "late", false)]
    [InlineData("escalation", "missed", "late", true)]
    [InlineData("escalation", "late", "late", false)]
    [InlineData("message", "late", "late", true)]
    public void What_a_watch_sends_out_tells_somebody_where_something_catches_it_and_leads_to_a_person(string kind, string sent, string caught, bool isUnwatched)
    {
        var codes = Codes(Check(Watched(kind, sent, Handler(kind, caught, Task("why", due: "=at(working days after(anchor, 9), &quot;12:00&quot;)")))));

        codes.Contains("day limit-unwatched").Should().Be(isUnwatched);
    }

    [Fact]
    public void What_a_watch_sends_out_tells_nobody_where_what_catches_it_leads_to_nobody() =>
        Codes(Check(Watched("signal", "late", Handler("signal", "late", """<task id="why"/>""")))).Should().Contain("day limit-unwatched");

    [Fact]
    public void A_message_from_a_watch_tells_somebody_where_another_process_waits_for_it_and_leads_to_a_person()
    {
        static string Other(string message) => $"""
            <process id="other" isExecutable="true"><startEvent id="o1"/><receiveTask id="o2" messageRef="{message}"/><serviceTask id="o3"><extensionElements><zeebe:taskDefinition type="tell"/></extensionElements></serviceTask><endEvent id="o4"/>
            {Flow("of1", "o1", "o2")}{Flow("of2", "o2", "o3")}{Flow("of3", "o3", "o4")}</process></definitions>
            """;
        static IEnumerable<string> Unwatched(string message) => Codes(Check(Watched("message", "late", "").Replace("</definitions>", Other(message), StringComparison.Ordinal)))
            .Where(c => c.EndsWith("limit-unwatched", StringComparison.Ordinal));

        Unwatched("late").Should().BeEmpty();
        Unwatched("missed").Should().Equal("day limit-unwatched");
    }

    [Fact]
    public void What_an_event_sub_process_asks_for_beside_a_watch_is_watched_unless_it_takes_over()
    {
        static string Asked(string interrupting) => WithLimit(InClock(Task()).Replace("</process>", $"""
            <subProcess id="watch" triggeredByEvent="true"><startEvent id="day" isInterrupting="false"><timerEventDefinition><timeDate>=at(working days after(anchor, 10), "09:00")</timeDate></timerEventDefinition></startEvent>
            {Task("why")}<endEvent id="told"/>{Flow("w1", "day", "why")}{Flow("w2", "why", "told")}</subProcess>
            <subProcess id="asked" triggeredByEvent="true"><startEvent id="question" isInterrupting="{interrupting}"><signalEventDefinition signalRef="question-signal"/></startEvent>
            {Task("answer")}<endEvent id="answered"/>{Flow("a1", "question", "answer")}{Flow("a2", "answer", "answered")}</subProcess></process>
            """, StringComparison.Ordinal), "=working days after(anchor, 10)").Replace("<process", """<signal id="question-signal" name="question"/><process""", StringComparison.Ordinal);

        Codes(Check(Asked("false"))).Should().NotContain("answer limit-unwatched");
        Codes(Check(Asked("true"))).Should().Contain("answer limit-unwatched").And.NotContain("t limit-unwatched");
    }

    /// <summary>A task that a timer at the limit watches, which only sends something out; what is given stands beside it.</summary>
    private static string Watched(string kind, string sent, string beside) => WithLimit(InClock(Task()).Replace("</process>", $"""
        <boundaryEvent id="day" attachedToRef="t" cancelActivity="false"><timerEventDefinition><timeDate>=at(working days after(anchor, 10), "09:00")</timeDate></timerEventDefinition></boundaryEvent>
        <endEvent id="told"><{kind}EventDefinition {kind}Ref="{sent}"/></endEvent>{Flow("w1", "day", "told")}{beside}</process>
        """, StringComparison.Ordinal), "=working days after(anchor, 10)").Replace("<process id=\"p\"", string.Concat(new[] { "late", "missed" }
        .Select(name => $"""<{kind} id="{name}" name="{name}"{(kind == "escalation" ? $" escalationCode=\"{name}\"" : "")}/>""")) + "<process id=\"p\"", StringComparison.Ordinal);

    private static string Handler(string kind, string caught, string then) => $"""
        <subProcess id="handler" triggeredByEvent="true"><startEvent id="caught" isInterrupting="false"><{kind}EventDefinition {kind}Ref="{caught}"/></startEvent>
        {then}<endEvent id="handled"/>{Flow("h1", "caught", "why")}{Flow("h2", "why", "handled")}</subProcess>
        """;
}
