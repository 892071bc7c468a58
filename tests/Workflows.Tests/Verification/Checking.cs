using System.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>Checks small definitions against a calendar of their own: with nothing wrong with them but for what a test says.</summary>
internal static class Checking
{
    private const string Clock = """<zeebe:property name="clock.anchor" value="notification-sent"/><zeebe:property name="clock.first-day" value="1"/>""";

    private static readonly WorkingDayCalendar Calendar = new(new BankHolidays(
    [
        new(new(2026, 4, 3), "Good Friday", null), new(new(2026, 12, 25), "Christmas Day", null), new(new(2026, 12, 28), "Boxing Day", "Substitute day"),
        new(new(2027, 1, 1), "New Year's Day", null), new(new(2027, 3, 26), "Good Friday", null), new(new(2027, 12, 27), "Christmas Day", "Substitute day"),
    ]));

    public static VerificationSettings Settings(params string[] jobTypes) => new(Calendar, jobTypes.Length == 0 ? null : jobTypes.ToHashSet());

    /// <summary>A task with which nothing is wrong, but for what a test replaces.</summary>
    public static string Task(
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

    public static string InClock(params string[] elements) =>
        Line(elements).Replace("<zeebe:properties></zeebe:properties></extensionElements>\n</process>", $"<zeebe:properties>{Clock}</zeebe:properties></extensionElements>\n</process>", StringComparison.Ordinal);

    public static string WithLimit(string text, string limit) => text.Replace(Clock, Clock + Property("clock.limit", limit), StringComparison.Ordinal);

    public static IReadOnlyList<DefinitionProblem> Check(string text, params string[] jobTypes) =>
        Verifier.Check(DefinitionFolder.Read([new SourceFile("a/x.bpmn", Encoding.UTF8.GetBytes(text))]), Settings(jobTypes));

    public static void Says(string text, params string[] codes) => Codes(Check(text)).Should().Equal(codes);
}
