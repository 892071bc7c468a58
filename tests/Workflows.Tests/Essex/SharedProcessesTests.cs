using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Tests.Essex;

/// <summary>What Essex and Thurrock take from Southend as it stands, played to its end by the arrangements of each.</summary>
public sealed class SharedProcessesTests
{
    private static readonly LocalDate Day = new(2027, 1, 21);

    private static readonly Dictionary<string, Dictionary<string, string>> Agencies = new()
    {
        ["essex"] = new() { ["childrens-services"] = "essex-childrens-social-care", ["southend-hospital"] = "broomfield-hospital" },
        ["thurrock"] = new() { ["childrens-services"] = "thurrock-childrens-services", ["southend-hospital"] = "basildon-hospital" },
    };

    public static TheoryData<string, string> Played
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var id in Agencies.Keys)
            {
                foreach (var story in new[] { "practice-review-published", "practice-review-withheld", "adult-review-published", "case-audited", "local-review" })
                    all.Add(id, story);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Played))]
    public void It_runs_to_its_end_and_asks_the_bodies_groups_and_partners_of_the_partnership_by_their_names_of_the_day(string id, string story)
    {
        var partnership = EssexFolder.Partnership(id).On(Day);
        var played = PlayedStory.By(partnership, story, Agencies[id]);
        played.Lines.Where(line => line.Contains("\"expect-failed\"") || line.Contains("\"step-refused\"") || line.Contains("\"event\":\"incident\"")).Should().BeEmpty();
        (played.ExpectationsMet, played.State.Status).Should().Be((true, ProcessStatus.Completed));

        var tasks = played.Facts.Select(one => one.Fact).OfType<TaskCreated>().ToList();
        var named = partnership.Partners.Select(partner => (partner.Id, partner.Name)).Concat(partnership.Agencies.Select(agency => (agency.Id, agency.Name))).Concat(partnership.Groups.Select(group => (group.Id, group.Name))).ToList();
        tasks.Select(task => task.Subject).OfType<FeelContext>().Select(subject => (Text(subject, "id"), Text(subject, "name"))).Where(subject => !named.Contains(subject)).Should().BeEmpty("whoever is asked is of the partnership, by its name of the day");
        var bodies = tasks.SelectMany(task => task.Groups).Select(group => group.Split(':')).Where(group => group.Length > 1).Select(group => group[1]).Distinct().ToList();
        bodies.Where(body => !named.Exists(one => one.Id == body)).Should().BeEmpty();
        bodies.Should().Contain(Agencies[id].Values);
        if (story.StartsWith("practice", StringComparison.Ordinal))
        {
            tasks.Where(task => task.ElementId == "agree-terms").Select(task => task.Groups.Single()).Distinct().Should().BeEquivalentTo(["safeguarding-partner:local-authority", "safeguarding-partner:police", "safeguarding-partner:health"], "each seat has a voice, however many bodies sit in it");
            tasks.Where(task => task.ElementId is "adopt-report" or "decide-publication").Should().NotBeEmpty().And.OnlyContain(task => task.Groups.Single() == "strategic-group");
        }
    }

    [Theory]
    [InlineData("essex", "Stay Safe Group, Mid", "Stay Safe Group, South", "Stay Safe Group, West", "Stay Safe Group, North")]
    [InlineData("thurrock", "Learning and Development group")]
    public void What_an_audit_taught_goes_back_to_the_groups_that_the_partnership_has(string id, params string[] groups) =>
        PlayedStory.By(EssexFolder.Partnership(id), "case-audited", Agencies[id]).Facts.Select(one => one.Fact).OfType<TaskCreated>()
            .Where(task => task.ElementId == "feed-back-learning").Select(task => Text((FeelContext)task.Subject, "name")).Should().Equal(groups);

    [Theory]
    [MemberData(nameof(Played))]
    public void Whatever_it_begins_the_partnership_has(string id, string story)
    {
        var partnership = EssexFolder.Partnership(id);
        PlayedStory.By(partnership, story, Agencies[id]).Facts.Select(one => one.Fact).OfType<JobCreated>()
            .Where(job => job.JobType == "begin-process").Select(job => Text(job.Inputs, "process")).Where(begun => PlayedStory.Find(partnership, begun) is null).Should().BeEmpty();
    }

    [Theory]
    [InlineData("essex")]
    [InlineData("thurrock")]
    public void Where_partners_vote_it_is_the_partnerships_own_rule_that_counts(string id)
    {
        var partnership = EssexFolder.Partnership(id);
        AgreedByRule(partnership).Should().BeTrue("two of three decide");
        var rule = partnership.Rule("decision")!;
        AgreedByRule(partnership with { DecisionRules = [rule with { Kind = DecisionKind.Unanimous, Needed = 3 }] }).Should().BeFalse("all three must");
    }

    /// <summary>Two vote that the criteria are met and one that they are not.</summary>
    private static bool AgreedByRule(Partnership partnership)
    {
        var played = PlayedStory.By(partnership, "local-review", Agencies[partnership.Id], told => told.Replace(
            "\"by\": \"health-partner\", \"variables\": {\"vote\": {\"choice\": \"criteria-met\"", "\"by\": \"health-partner\", \"variables\": {\"vote\": {\"choice\": \"criteria-not-met\"", StringComparison.Ordinal));
        return played.Facts.Select(one => one.Fact).OfType<JobCreated>().Select(job => job.JobType).Where(job => job is "tell-dissent" or "tell-no-majority").Single() == "tell-dissent";
    }

    [Theory]
    [InlineData("southend", "Strategic Leadership Group")]
    [InlineData("essex", null)]
    [InlineData("thurrock", null)]
    public void Who_approves_a_delay_of_a_practice_review_is_what_the_partnerships_arrangements_say_and_nobody_elses(string id, string? by)
    {
        var delays = EssexFolder.Partnership(id).Delays;
        (delays.ApprovalOf("practice-review")?.By).Should().Be(by);
        delays.Processes.Should().BeEquivalentTo("rapid-review", "local-rapid-review", "practice-review", "safeguarding-adult-review");
    }

    private static string Text(FeelContext of, string name) => of.Find(name) is FeelText text ? text.Value : "";
}
