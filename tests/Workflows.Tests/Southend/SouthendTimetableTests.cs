using NodaTime.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>
/// When everything is due for a clock that starts on Friday 18 December 2026: the days of Appendix E counted by hand over
/// Christmas and the New Year (25 and 28 December and 1 January are bank holidays).
/// </summary>
public sealed class SouthendTimetableTests
{
    private static readonly LocalDate Start = new(2026, 12, 18);

    [Theory]
    [InlineData("commission", "2026-12-21T17:00")]
    [InlineData("name-partner-lead", "2026-12-21T17:00")]
    [InlineData("alert-nhs-providers", "2026-12-21T17:00")]
    [InlineData("agree-lead-author", "2026-12-21T17:00")]
    [InlineData("agency-report", "2026-12-29T17:00")]
    [InlineData("circulate-reports", "2026-12-30T17:00")]
    [InlineData("panel-meeting", "2026-12-31T17:00")]
    [InlineData("vote", "2027-01-06T17:00")]
    [InlineData("write-first-draft", "2027-01-06T17:00")]
    [InlineData("settle-no-majority", "2027-01-07T09:00")]
    [InlineData("circulate-draft", "2027-01-07T09:30")]
    [InlineData("comment-on-draft", "2027-01-07T15:00")]
    [InlineData("write-draft-two", "2027-01-07T17:00")]
    [InlineData("confirm-senior-sign-off", "2027-01-08T17:00")]
    [InlineData("resolve-issue", "2027-01-11T12:00")]
    [InlineData("advisor-sign-off", "2027-01-11T17:00")]
    [InlineData("correct-draft", "2027-01-11T17:00")]
    [InlineData("judge-corrections", "2027-01-11T17:00")]
    [InlineData("object-to-corrections", "2027-01-11T17:00")]
    [InlineData("submit-review", "2027-01-12T17:00")]
    [InlineData("record-late-reason", "2027-01-14T12:00")]
    public void Each_task_of_a_rapid_review_is_due_on_its_day_over_christmas(string id, string due)
    {
        var task = (UserTask)SouthendProcesses.RapidReview.Element(id);
        Moment(SouthendProcesses.RapidReview, task.DueDate!).Should().Be(At(due));
        Moment(SouthendProcesses.RapidReview, task.FollowUpDate!).Should().BeLessThan(At(due));
    }

    [Theory]
    [InlineData("triage", "2026-12-22T17:00")]
    [InlineData("decide-notification", "2026-12-29T17:00")]
    [InlineData("record-notification", "2026-12-29T17:00")]
    [InlineData("record-late-reason", "2026-12-30T12:00")]
    public void Each_task_of_a_notification_is_due_on_its_day_over_christmas(string id, string due) =>
        Moment(SouthendProcesses.IncidentNotification, ((UserTask)SouthendProcesses.IncidentNotification.Element(id)).DueDate!).Should().Be(At(due));

    [Theory]
    [InlineData("record-panel-reply", "2026-12-18T11:00", "2027-01-06T17:00")]
    [InlineData("convene-decision-makers", "2027-01-06T11:00", "2027-01-08T17:00")]
    [InlineData("reconsider-decision", "2026-12-23T11:00", "2027-01-06T17:00")]
    [InlineData("reconsider-decision", "2027-01-08T11:00", "2027-01-15T17:00")]
    [InlineData("send-justification", "2027-01-08T11:00", "2027-01-12T17:00")]
    [InlineData("tell-family", "2027-01-06T11:00", "2027-01-13T17:00")]
    public void Each_task_after_a_submission_is_due_some_working_days_on(string id, string opened, string due) =>
        Timetable.DueOf(
            (UserTask)SouthendProcesses.AfterSubmission.Element(id),
            new ReviewClock(Start, null, SouthendProcesses.AfterSubmission.Clock!.Rules, EnglandAndWales.Calendar),
            FeelContext.Empty,
            LondonTime.ToInstant(At(opened))).Should().Be(At(due));

    [Theory]
    [InlineData("vote", "vote-closes", "2027-01-07T12:00", "2027-01-08T17:00")]
    [InlineData("vote", "vote-closes", "2027-01-05T12:00", "2027-01-06T17:00")]
    [InlineData("settle-no-majority", null, "2027-01-08T12:00", "2027-01-11T09:00")]
    [InlineData("settle-no-majority", null, "2027-01-06T17:00", "2027-01-07T09:00")]
    [InlineData("comment-on-draft", "comments-close", "2027-01-07T13:00", "2027-01-07T16:00")]
    [InlineData("comment-on-draft", "comments-close", "2027-01-07T14:01", "2027-01-08T12:00")]
    [InlineData("comment-on-draft", "comments-close", "2027-01-09T10:00", "2027-01-11T12:00")]
    [InlineData("object-to-corrections", "objections-close", "2027-01-11T10:00", "2027-01-11T17:00")]
    [InlineData("object-to-corrections", "objections-close", "2027-01-11T14:01", "2027-01-12T12:00")]
    [InlineData("confirm-senior-sign-off", "sign-off-closes", "2027-01-07T17:00", "2027-01-08T17:00")]
    [InlineData("confirm-senior-sign-off", "sign-off-closes", "2027-01-08T18:00", "2027-01-11T17:00")]
    public void What_is_opened_late_stays_open_for_a_while_and_is_due_as_it_closes(string id, string? closing, string opened, string due)
    {
        var process = SouthendProcesses.RapidReview;
        Moment(process, ((UserTask)process.Element(id)).DueDate!, At(opened)).Should().Be(At(due));
        if (closing is not null)
            Moment(process, ((TimerTrigger)((BoundaryEvent)process.Element(closing)).Trigger!).Expression, At(opened)).Should().Be(At(due));
    }

    [Theory]
    [InlineData("vote", "working day 11, 17:00", 11)]
    [InlineData("vote-closes", "working day 11, 17:00", 11)]
    [InlineData("comment-on-draft", "working day 12, 15:00", 12)]
    [InlineData("sign-off-closes", "working day 13, 17:00", 13)]
    [InlineData("reports-close", "working day 8, 09:00", 8)]
    public void The_timetable_says_the_day_of_what_has_a_least_time_too(string id, string rule, int day)
    {
        var process = SouthendProcesses.RapidReview;
        var (items, refused) = Timetable.Of(process, new ReviewClock(Start, null, process.Clock!.Rules, EnglandAndWales.Calendar), FeelContext.Empty);
        refused.Should().BeNull();
        var item = items.Single(i => i.ElementId == id);
        item.Rule.Should().Be(rule);
        item.Day.Should().Be(day);
    }

    [Theory]
    [InlineData("reports-due", "2026-12-29T17:00")]
    [InlineData("reports-close", "2026-12-31T09:00")]
    [InlineData("commissioning-closes", "2026-12-31T09:00")]
    [InlineData("vote-closes", "2027-01-06T17:00")]
    [InlineData("comments-close", "2027-01-07T15:00")]
    [InlineData("sign-off-closes", "2027-01-08T17:00")]
    [InlineData("objections-close", "2027-01-11T17:00")]
    [InlineData("limit-day", "2027-01-13T09:00")]
    public void Each_timer_of_a_rapid_review_goes_off_at_its_time(string id, string at)
    {
        var trigger = SouthendProcesses.RapidReview.Element(id) switch
        {
            BoundaryEvent boundary => boundary.Trigger,
            var other => ((IntermediateCatchEvent)other).Trigger,
        };
        Moment(SouthendProcesses.RapidReview, ((TimerTrigger)trigger!).Expression).Should().Be(At(at));
    }

    [Fact]
    public void The_limits_are_fifteen_and_five_working_days_after_the_anchors_own_date()
    {
        Moment(SouthendProcesses.RapidReview, SouthendProcesses.RapidReview.Clock!.Limit!).Date.Should().Be(new LocalDate(2027, 1, 13));
        Moment(SouthendProcesses.IncidentNotification, SouthendProcesses.IncidentNotification.Clock!.Limit!).Date.Should().Be(new LocalDate(2026, 12, 29));
    }

    [Fact]
    public void The_plan_ends_before_the_limit_and_no_way_out_passes_it_unwatched()
    {
        var watch = (BoundaryEvent)SouthendProcesses.RapidReview.Element("limit-day");
        watch.Interrupting.Should().BeFalse();
        watch.AttachedToId.Should().Be("rapid-review-work");
        SouthendProcesses.RapidReview.Body.Elements.OfType<UserTask>().Select(task => task.Id).Should().Equal("record-late-reason");
    }

    private static LocalDateTime Moment(ProcessDefinition process, FeelExpression expression, LocalDateTime? now = null)
    {
        var rules = process.Clock!.Rules;
        var result = expression.Evaluate(new FeelScope(FeelContext.Empty) { Clock = new ReviewClock(Start, null, rules, EnglandAndWales.Calendar), Now = LondonTime.ToInstant(now ?? Start + new LocalTime(9, 0)) });
        result.Warnings.Should().BeEmpty();
        return result.Value is FeelDate date ? date.Value + rules.Close : ((FeelDateTime)result.Value).Local;
    }

    private static LocalDateTime At(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text).Value;
}
