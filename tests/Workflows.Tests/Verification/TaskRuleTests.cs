using Reviews.Workflows.Definitions;
using static Reviews.Workflows.Tests.Definitions.BpmnText;
using static Reviews.Workflows.Tests.Verification.Checking;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>What is asked of a task: who does it, by when, what reminds them, and what it may call upon.</summary>
public sealed class TaskRuleTests
{
    [Fact]
    public void A_process_with_nothing_wrong_has_no_problem() => Says(InClock(Task()));

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
    public void A_task_without_deadline_reminder_and_escalation_is_named_three_times() =>
        Says(InClock(Task(due: "", remind: "", escalate: "")), "t task-without-deadline", "t task-without-reminder", "t task-without-escalation");

    [Fact]
    public void A_task_that_says_no_ladder_gets_that_of_the_settings_and_stops_nothing() =>
        Check(InClock(Task(remind: "", escalate: ""))).Should().HaveCount(2).And.OnlyContain(p => p.Severity == Severity.Warning && p.Message.Contains("settings (Reminders:"));

    [Fact]
    public void A_task_shown_to_holders_alone_says_itself_who_is_above_them() =>
        Check(InClock(Task(escalate: "", more: """<zeebe:property name="shown-to" value="holders"/>"""))).Should().ContainSingle()
            .Which.Should().Match<DefinitionProblem>(p => p.Code == "task-without-escalation" && p.Severity == Severity.Error);

    [Theory]
    [InlineData("sharing, interviewing", "=told = &quot;yes&quot;")]
    [InlineData("gossiping", "=true", "t unknown-property")]
    [InlineData("sharing", "=told = ", "t bad-expression")]
    public void What_a_task_heeds_and_when_is_read(string heeds, string when, params string[] problems) =>
        Codes(Check(InClock(Task(more: Property("heeds", heeds) + Property("heeds-when", when))))).Should().Equal(problems);

    [Theory]
    [InlineData("themes")]
    [InlineData("gossip", "t unknown-property")]
    public void A_task_shows_a_register_that_is_kept(string register, params string[] problems) =>
        Codes(Check(InClock(Task(more: Property("register", register))))).Should().Equal(problems);

    [Theory]
    [InlineData("=[&quot;business-manager&quot;, &quot;agency-lead:&quot; + raiser.id]")]
    [InlineData("=[&quot;agency-lead&quot;]", "p unknown-role")]
    [InlineData("=raiser", "p unknown-role")]
    [InlineData("=[", "p bad-expression")]
    public void A_process_that_is_not_for_everyone_says_for_whom_it_is(string groups, params string[] problems)
    {
        var text = Line(Task(due: "=at(working days after(today(), 2), &quot;17:00&quot;)"))
            .Replace("<zeebe:properties></zeebe:properties></extensionElements>\n</process>", $"<zeebe:properties>{Property("shown-to", groups)}</zeebe:properties></extensionElements>\n</process>", StringComparison.Ordinal);
        text.Should().Contain("shown-to");
        Codes(Check(text)).Should().Equal(problems);
    }

    [Fact]
    public void A_job_nobody_does_is_named()
    {
        var text = Line("""<serviceTask id="s"><extensionElements><zeebe:taskDefinition type="send-letter"/></extensionElements></serviceTask>""");

        Codes(Check(text, "circulate-reports")).Should().Equal("s unknown-job-type");
        Check(text, "send-letter").Should().BeEmpty();
    }
}
