using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>A local rapid review is the rapid review counted from the accepted referral and not submitted to the Panel: whoever changes one changes the other.</summary>
public sealed class LocalRapidReviewTests
{
    private static readonly string[] OfThePanel =
        ["notification-sent", "to-panel", "submit-review", "record-submission", "begin-after-submission", "submitted", "goes-on-locally", "notification-withdrawn", "mark-local", "marked-local"];

    private static readonly Dictionary<string, Element> National = SouthendProcesses.RapidReview.Elements.ToDictionary(e => e.Id);

    [Fact]
    public void It_counts_from_the_accepted_referral_by_the_same_rules() =>
        (SouthendProcesses.LocalRapidReview.Clock!.Rules with { Anchor = "notification-sent" }, SouthendProcesses.LocalRapidReview.Clock.Limit!.Text)
            .Should().Be((SouthendProcesses.RapidReview.Clock!.Rules, SouthendProcesses.RapidReview.Clock.Limit!.Text));

    [Fact]
    public void It_has_every_element_of_the_national_one_but_those_of_the_Panel() =>
        SouthendProcesses.LocalRapidReview.Elements.Select(e => e.Id).Should().BeEquivalentTo(National.Keys.Except(OfThePanel).Append("referral-accepted"));

    [Fact]
    public void Each_step_is_the_same_in_both()
    {
        foreach (var task in SouthendProcesses.LocalRapidReview.Elements.OfType<UserTask>())
        {
            var other = (UserTask)National[task.Id];
            (task.DueDate!.Text, task.CandidateGroups!.Text, task.FormId, task.Step).Should().Be((other.DueDate!.Text, other.CandidateGroups!.Text, other.FormId, other.Step), task.Id);
            task.Properties.Should().BeEquivalentTo(other.Properties, task.Id);
        }
    }

    [Fact]
    public void Its_timers_go_off_at_the_same_times() =>
        Timers(SouthendProcesses.LocalRapidReview).Should().BeEquivalentTo(Timers(SouthendProcesses.RapidReview));

    [Fact]
    public void Nothing_of_it_goes_to_the_Panel() =>
        SouthendProcesses.LocalRapidReview.Elements.OfType<UserTask>().Should().NotContain(task => task.Step == "submission");

    private static IEnumerable<(string Id, string At)> Timers(ProcessDefinition process) => process.Elements.OfType<FlowEvent>()
        .Where(e => e.Trigger is TimerTrigger).Select(e => (e.Id, ((TimerTrigger)e.Trigger!).Expression.Text));
}
