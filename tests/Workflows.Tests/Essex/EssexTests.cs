using System.Text;
using Reviews.Testing;
using Reviews.Workflows.Reviews.Arrangements;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;
using Reviews.Workflows.Verification;

namespace Reviews.Workflows.Tests.Essex;

/// <summary>Essex by its own definitions and its own rule, and what it shares with Southend.</summary>
public sealed class EssexTests
{
    public static TheoryData<string> Stories => [.. EssexFolder.Stories];

    [Theory]
    [MemberData(nameof(Stories))]
    public void What_a_story_expects_holds(string story)
    {
        var outcome = Play(story);
        outcome.Lines.Where(line => line.Contains("\"event\":\"expect-failed\"") || line.Contains("\"event\":\"step-refused\"") || line.Contains("\"event\":\"incident\"")).Should().BeEmpty();
        outcome.ExpectationsMet.Should().BeTrue();
    }

    [Fact]
    public void The_check_has_nothing_to_say() =>
        Verifier.Check(EssexFolder.All, new VerificationSettings(EnglandAndWales.Calendar, null)).Where(problem => problem.File.Contains("/workflows/essex/", StringComparison.Ordinal)).Should().BeEmpty();

    [Theory]
    [InlineData("ratified", "Child Safeguarding Practice Review sub-committee", "commission", "2027-01-04")]
    [InlineData("sent-back-and-ratified", "Child Safeguarding Practice Review sub-committee", "learning-review", "2027-01-05")]
    [InlineData("settled-by-the-partners", "the three statutory partners", "none", "2027-01-06")]
    [InlineData("panel-replies-change-ratified", "Child Safeguarding Practice Review sub-committee", "commission", "2027-01-28")]
    [InlineData("letter-change-ratified", "Child Safeguarding Practice Review sub-committee", "commission", "2027-02-24")]
    [InlineData("panel-replies-change-settled", "the three statutory partners", "multi-agency-audit", "2027-01-29")]
    public void It_is_recorded_who_decided_and_what_and_on_which_day(string story, string decidedBy, string choice, string decidedOn) =>
        Play(story).Lines.Should().Contain(line => !line.Contains("\"expect-failed\"") && line.Contains($"\"decidedBy\":\"{decidedBy}\"") && line.Contains($"\"choice\":\"{choice}\"") && line.Contains($"\"decidedOn\":\"{decidedOn}\""));

    [Theory]
    [InlineData("after-publication", "published-and-taken-down", "The practice review")]
    [InlineData("practice-review", "practice-review-withheld", "The practice review")]
    [InlineData("after-submission", "panel-agrees", "The rapid review")]
    [InlineData("after-submission", "local-review-family-told", "The local review")]
    [InlineData("safeguarding-adult-review", "adult-review-published", "The safeguarding adult review")]
    public void What_a_review_found_is_shared_by_itself_whichever_review_it_was_and_published_or_not(string process, string story, string findingsOf)
    {
        var played = SimulationRun.Of(EssexFolder.Process("southend", process), EnglandAndWales.Calendar, Scenario.Read(SouthendStories.Text(story)));
        played.ExpectationsMet.Should().BeTrue();
        played.Lines.Should().ContainSingle(line => line.Contains("\"job-created\"") && line.Contains("\"begin-sharing\"")).Which.Should().Contain("\"process\":\"share-learning\"").And.Contain($"\"findingsOf\":\"{findingsOf}\"");
    }

    [Theory]
    [InlineData("ratified", "ratify-decision")]
    [InlineData("panel-replies-change-ratified", "ratify-change")]
    [InlineData("letter-change-ratified", "ratify-change")]
    public void Who_ratifies_is_whoever_leads_on_it_and_not_the_drawing(string of, string step)
    {
        var story = Encoding.UTF8.GetString(EssexFolder.Story(of));
        var rotated = story.Replace("\"seat\": \"police\"", "\"seat\": \"local-authority\"", StringComparison.Ordinal).Replace("police-partner", "local-authority-partner", StringComparison.Ordinal);
        rotated.Should().NotBe(story);
        SimulationRun.Of(EssexFolder.ProcessOf(of), EnglandAndWales.Calendar, Scenario.Read(rotated)).Lines
            .Where(line => line.Contains("\"task-created\"") && line.Contains($"\"{step}\"")).Should().NotBeEmpty().And.OnlyContain(line => line.Contains("safeguarding-partner:local-authority"));
    }

    [Fact]
    public void What_an_agencys_senior_raises_goes_to_the_senior_managers_and_then_to_the_partner_who_oversees_disagreements()
    {
        var asked = Play("issues-raised-and-settled").Lines.Where(line => line.Contains("\"task-created\"", StringComparison.Ordinal)).ToList();
        asked.Where(line => line.Contains("\"resolve-issue\"")).Should().HaveCount(3).And.OnlyContain(line => line.Contains("[\"agency-senior:") && line.Contains(",\"business-manager\"]"));
        asked.Where(line => line.Contains("\"settle-issue\"")).Should().HaveCount(2).And.OnlyContain(line => line.Contains("[\"safeguarding-partner:health\"]"));
    }

    [Fact]
    public void Lead_areas_are_those_of_the_appendix()
    {
        var essex = EssexFolder.Partnership("essex");
        var today = new LocalDate(2026, 12, 18);
        essex.LeadAreas.Select(area => (area.Id, area.SeatOn(today))).Should().Equal(("vice-chair", "health"), ("practice-review-decisions", "police"), ("disputes", "health"), ("independent-scrutiny", "local-authority"));
        essex.Rule("ratified").Should().BeEquivalentTo(new { Kind = DecisionKind.DecideThenRatify, Group = "practice-review-sub-committee", Area = "practice-review-decisions", Verified = true });
        essex.Groups.Where(group => group.Kind == GroupKind.StaySafe).Select(group => group.Area).Should().Equal("Mid", "South", "West", "North");
    }

    [Fact]
    public void Several_health_bodies_share_one_seat_and_one_vote()
    {
        var health = EssexFolder.Partnership("essex").Partner("health")!;
        health.Bodies.Count(body => body.ExistsOn(new LocalDate(2020, 6, 29))).Should().Be(5);
        health.VoterOn(new LocalDate(2026, 12, 18))!.Id.Should().Be("mid-and-south-essex-icb");
        health.DeputiesOn(new LocalDate(2026, 12, 18)).Select(body => body.Id).Should().Equal("hertfordshire-and-west-essex-icb", "suffolk-and-north-east-essex-icb");
    }

    [Theory]
    [InlineData("essex")]
    [InlineData("thurrock")]
    [InlineData("southend")]
    public void What_nobody_could_read_anywhere_is_marked_as_unverified(string id)
    {
        var partnership = EssexFolder.Partnership(id);
        partnership.Panel.Verified.Should().BeFalse();
        partnership.Bodies.Should().OnlyContain(body => !body.Verified && body.Source != null);
    }

    [Fact]
    public void Bodies_of_two_partnerships_that_are_not_the_same_have_not_the_same_id_among_agencies()
    {
        var (southend, essex, thurrock) = (EssexFolder.Partnership("southend"), EssexFolder.Partnership("essex"), EssexFolder.Partnership("thurrock"));
        foreach (var (one, other) in new[] { (southend, essex), (southend, thurrock), (essex, thurrock) })
        {
            foreach (var agency in one.Agencies)
                (other.Agency(agency.Id)?.Name ?? agency.Name).Should().Be(agency.Name, "a person may come across the border for the agency of that id");
        }
    }

    [Fact]
    public void A_neighbours_agency_that_may_be_asked_bears_the_name_it_has_over_there_on_the_day()
    {
        var essex = EssexFolder.Partnership("essex");
        var schools = essex.Agency("essex-schools")! with { Body = essex.Bodies.Single(body => body.Id == "probation-service") with { Names = [new("Essex schools", null, new LocalDate(2026, 12, 31)), new("Essex academies", new LocalDate(2027, 1, 1), null)] } };
        var southend = EssexFolder.Partnership("southend").Beside([essex with { Agencies = [.. essex.Agencies.Where(agency => agency.Id != schools.Id), schools] }]);
        southend.On(new LocalDate(2026, 12, 31)).Agency("essex-schools")!.Words.Should().Be("Essex schools (Essex Safeguarding Children Board)");
        southend.On(new LocalDate(2027, 1, 1)).Agency("essex-schools")!.Name.Should().Be("Essex academies");
        southend.NeighboursAgencies.Select(agency => agency.Id).Should().BeEquivalentTo("essex-childrens-social-care", "essex-schools");
        (southend.Agency("essex-early-years"), southend.Agencies.Count).Should().Be((null, EssexFolder.Partnership("southend").Agencies.Count));
    }

    private static SimulationOutcome Play(string story) => SimulationRun.Of(EssexFolder.ProcessOf(story), EnglandAndWales.Calendar, Scenario.Read(Encoding.UTF8.GetString(EssexFolder.Story(story))));
}
