using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews;

/// <summary>The dates of a review held against each other: each contradiction is a sentence with both dates and both values.</summary>
public sealed class CaseDatesTests
{
    /// <summary>Ten in the morning on Friday 18 December 2026.</summary>
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 18, 10, 0);

    [Fact]
    public void What_happened_one_after_the_other_has_no_fault() =>
        Faults((CaseDate.Incident, On(14)), (CaseDate.PartnershipTold, On(15)), (CaseDate.Awareness, At(16, 9)), (CaseDate.NotificationSent, At(18, 10)), (CaseDate.NotificationReceived, On(18)))
            .Should().BeEmpty();

    [Fact]
    public void Nothing_lies_in_the_future() =>
        Faults((CaseDate.Incident, On(19)), (CaseDate.Awareness, At(18, 11)), (CaseDate.PartnershipTold, On(18))).Where(s => s.Contains("must be in the past", StringComparison.Ordinal)).Should().Equal(
            "The date the incident happened must be in the past, but Saturday 19 December 2026 is after today, Friday 18 December 2026",
            "The date the authority became aware must be in the past, but 11am on Friday 18 December 2026 is after now, 10am on Friday 18 December 2026");

    [Fact]
    public void Today_is_Londons_day_also_where_the_world_is_a_day_behind()
    {
        var afterMidnightInSummer = Instant.FromUtc(2026, 6, 30, 23, 30);
        CaseDates.None.Faults(Given((CaseDate.Incident, new(new LocalDate(2026, 7, 1), null))), afterMidnightInSummer).Should().BeEmpty();
        CaseDates.None.Faults(Given((CaseDate.Incident, new(new LocalDate(2026, 7, 2), null))), afterMidnightInSummer).Should().ContainSingle();
    }

    [Fact]
    public void Nothing_comes_before_the_incident() =>
        Faults(
            (CaseDate.Incident, On(17)), (CaseDate.Awareness, At(16, 9)), (CaseDate.PartnershipTold, On(16)), (CaseDate.NotificationSent, At(16, 10)),
            (CaseDate.NotificationReceived, At(16, 11)), (CaseDate.ReferralAccepted, On(16))).Should().Equal(
            "The authority became aware at 9am on Wednesday 16 December 2026, but the incident happened on Thursday 17 December 2026: one of these two dates must be wrong",
            "The safeguarding partners were told on Wednesday 16 December 2026, but the incident happened on Thursday 17 December 2026: one of these two dates must be wrong",
            "The notification was sent at 10am on Wednesday 16 December 2026, but the incident happened on Thursday 17 December 2026: one of these two dates must be wrong",
            "The notification was received at 11am on Wednesday 16 December 2026, but the incident happened on Thursday 17 December 2026: one of these two dates must be wrong",
            "The referral was accepted on Wednesday 16 December 2026, but the incident happened on Thursday 17 December 2026: one of these two dates must be wrong");

    [Fact]
    public void No_notification_is_sent_before_the_authority_was_aware_nor_received_before_it_was_sent() =>
        Faults((CaseDate.Awareness, At(17, 10)), (CaseDate.NotificationSent, At(17, 9)), (CaseDate.NotificationReceived, On(16))).Should().Equal(
            "The notification was sent at 9am on Thursday 17 December 2026, but the authority became aware at 10am on Thursday 17 December 2026: one of these two dates must be wrong",
            "The notification was received on Wednesday 16 December 2026, but the notification was sent at 9am on Thursday 17 December 2026: one of these two dates must be wrong");

    [Fact]
    public void No_report_is_submitted_before_the_notification_or_the_referral_that_its_review_rests_on() =>
        Faults((CaseDate.NotificationSent, At(17, 9)), (CaseDate.ReferralAccepted, On(16)), (CaseDate.ReportSubmitted, At(15, 9))).Should().Equal(
            "The report was submitted at 9am on Tuesday 15 December 2026, but the notification was sent at 9am on Thursday 17 December 2026: one of these two dates must be wrong",
            "The report was submitted at 9am on Tuesday 15 December 2026, but the referral was accepted on Wednesday 16 December 2026: one of these two dates must be wrong");

    [Fact]
    public void A_day_without_a_time_is_compared_as_a_day() =>
        Faults((CaseDate.Incident, On(17)), (CaseDate.Awareness, At(17, 0)), (CaseDate.NotificationSent, On(17))).Should().BeEmpty();

    [Fact]
    public void What_is_new_is_told_of_what_is_known_and_never_the_other_way_about()
    {
        var known = new CaseDates(Given((CaseDate.Awareness, At(17, 10)), (CaseDate.NotificationSent, At(17, 12))));
        known.Faults(Given((CaseDate.Awareness, At(17, 13))), Now).Select(f => (f.Date, f.Sentence)).Should().Equal((
            CaseDate.Awareness,
            "The authority became aware at 1pm on Thursday 17 December 2026, but the notification was sent at midday on Thursday 17 December 2026: one of these two dates must be wrong"));
        var contradictory = new CaseDates(Given((CaseDate.Awareness, At(17, 10)), (CaseDate.NotificationSent, At(16, 12))));
        contradictory.Faults(Given((CaseDate.Incident, On(10))), Now).Should().BeEmpty("what was wrong before is no fault of the new date");
        contradictory.Faults(Given((CaseDate.NotificationSent, At(16, 12))), Now).Should().BeEmpty("it does not change");
        contradictory.Faults(Given((CaseDate.NotificationSent, At(16, 13))), Now).Should().ContainSingle();
    }

    [Fact]
    public void A_form_states_again_what_is_recorded_and_nothing_else()
    {
        var known = new CaseDates(Given((CaseDate.Awareness, At(17, 10))));
        known.FaultsOfStated(Given((CaseDate.Awareness, On(17))), Now).Should().BeEmpty("it is the same day");
        known.FaultsOfStated(Given((CaseDate.Awareness, At(17, 10)), (CaseDate.Incident, On(16))), Now).Should().BeEmpty();
        known.NewAmong(Given((CaseDate.Awareness, On(17)), (CaseDate.Incident, On(16)))).Keys.Should().Equal(CaseDate.Incident);

        known.FaultsOfStated(Given((CaseDate.Awareness, On(16)), (CaseDate.Incident, On(18))), Now).Select(f => (f.Date, f.Sentence)).Should().Equal(
            (CaseDate.Awareness, "You entered that the authority became aware on Wednesday 16 December 2026, but it is recorded that the authority became aware at 10am on Thursday 17 December 2026. Put the recorded date back: a business manager can correct it on the review’s page of dates"),
            (CaseDate.Incident, "The incident happened on Friday 18 December 2026, but the authority became aware at 10am on Thursday 17 December 2026: one of these two dates must be wrong"));
        known.FaultsOfStated(Given((CaseDate.Awareness, At(17, 11))), Now).Should().ContainSingle("another time of the day is another value");
    }

    private static IEnumerable<string> Faults(params (CaseDate, ClockAnchor)[] given) => CaseDates.None.Faults(Given(given), Now).Select(fault => fault.Sentence);

    private static Dictionary<CaseDate, ClockAnchor> Given(params (CaseDate Date, ClockAnchor Value)[] given) => given.ToDictionary(one => one.Date, one => one.Value);

    private static ClockAnchor On(int day) => new(new LocalDate(2026, 12, day), null);

    private static ClockAnchor At(int day, int hour) => new(new LocalDate(2026, 12, day), new LocalTime(hour, 0));
}
