using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Southend;

public sealed class SouthendPartnershipTests
{
    private static readonly PartnershipReading Read = PartnershipReader.Read("partnership.json", SouthendFolder.Bytes("partnership.json"));

    [Fact]
    public void The_file_reads_without_a_problem() => Read.Problems.Should().BeEmpty();

    [Fact]
    public void The_three_partners_bear_the_ids_that_the_processes_name() =>
        Read.Partnership!.Partners.Select(partner => partner.Id).Should().Equal("local-authority", "police", "health");

    [Fact]
    public void A_document_of_2019_names_its_bodies_as_they_were_and_one_of_today_as_they_are()
    {
        Names(new LocalDate(2019, 9, 29)).Should().Equal("Southend Borough Council", "Essex Police", "NHS Southend Clinical Commissioning Group");
        Names(new LocalDate(2026, 12, 18)).Should().Equal("Southend City Council", "Essex Police", "NHS Mid and South Essex Integrated Care Board");

        static IEnumerable<string> Names(LocalDate date) => Read.Partnership!.On(date).Partners.Select(partner => partner.Name);
    }

    [Fact]
    public void Nobody_has_verified_the_days_on_which_bodies_changed() => Read.Partnership!.Bodies.Should().OnlyContain(body => !body.Verified && body.Source != null);

    [Fact]
    public void Two_of_the_three_partners_decide() =>
        Read.Partnership!.Rule("decision").Should().BeEquivalentTo(new { Kind = "majority", Needed = 2, Quorum = 2, Seats = new[] { "local-authority", "police", "health" }, Verified = true });

    [Fact]
    public void Nobody_has_verified_the_panels_mailbox_of_2019() => Read.Partnership!.Panel.Verified.Should().BeFalse();

    [Fact]
    public void The_rapid_review_may_be_delayed_and_the_notification_may_not() =>
        (Read.Partnership!.Delays.Reaches(SouthendProcesses.RapidReview.Id), Read.Partnership.Delays.Reaches(SouthendProcesses.IncidentNotification.Id)).Should().Be((true, false));

    [Fact]
    public void Nobody_has_verified_the_relaxation_of_2020() => Read.Partnership!.Delays.Relaxations.Should().ContainSingle().Which.Verified.Should().BeFalse();

    [Fact]
    public void The_health_providers_of_the_schedule_are_marked_for_the_designated_nurse() =>
        Read.Partnership!.Agencies.Where(agency => agency.Nhs).Select(agency => agency.Id)
            .Should().Equal("southend-hospital", "eput", "nelft", "ambulance");
}
