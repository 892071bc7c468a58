using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Tests.Deadlines;
using Reviews.Workflows.Tests.Southend;

namespace Reviews.Workflows.Tests.Reviews;

public sealed class ReviewTimetableTests
{
    private static readonly ReviewTimetable Christmas = ReviewTimetable.Of(
        SouthendProcesses.RapidReview, EnglandAndWales.Calendar, new ClockAnchor(new LocalDate(2026, 12, 18), null), FeelContext.Empty);

    [Fact]
    public void Each_task_has_its_date_its_day_its_people_and_its_count()
    {
        var report = Christmas.Entries.Single(entry => entry.ElementId == "agency-report");
        report.Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        report.Day.Should().Be(6);
        report.Who.Should().Equal(Role.AgencyLead);
        report.Source.Should().Be("S003 App E, day 6");
        report.Ledger!.Days.Should().Contain(day => day.Date == new LocalDate(2026, 12, 28) && day.Skipped == "Boxing Day");
        report.Ledger.Days[^1].Day.Should().Be(6);
    }

    [Fact]
    public void The_tasks_come_in_order_of_time() =>
        Christmas.Entries.Select(entry => entry.Due).Should().BeInAscendingOrder().And.HaveCount(19);

    [Fact]
    public void The_limit_is_counted_from_the_anchors_own_date_as_day_0()
    {
        Christmas.Limit.Should().Be(new LocalDateTime(2027, 1, 13, 17, 0));
        Christmas.LimitLedger!.Days[0].Day.Should().Be(0);
        Christmas.LimitLedger.Days[^1].Day.Should().Be(15);
    }

    [Fact]
    public void What_rests_on_something_not_yet_entered_is_undated_and_last()
    {
        var notification = ReviewTimetable.Of(
            SouthendProcesses.IncidentNotification, EnglandAndWales.Calendar, new ClockAnchor(new LocalDate(2026, 12, 18), null), FeelContext.Empty);
        notification.Entries[^1].ElementId.Should().Be("start-rapid-review-task");
        notification.Entries[^1].Due.Should().BeNull();
    }

    [Fact]
    public void Beyond_the_calendar_nothing_is_guessed() =>
        ReviewTimetable.Of(SouthendProcesses.RapidReview, EnglandAndWales.Calendar, new ClockAnchor(new LocalDate(2090, 1, 2), null), FeelContext.Empty)
            .Entries.Should().OnlyContain(entry => entry.Due == null && entry.Ledger == null);
}
