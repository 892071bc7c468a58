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
}
