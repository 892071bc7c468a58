using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Vote;
using static Reviews.Workflows.Steps.Vote.VoteStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class VoteStepTests
{
    private static readonly VoteStep Step = new();
    private static readonly StepTask PolicesVote = Task(subject: Body("police", "Essex Police"));

    [Fact]
    public void A_vote_is_recorded_for_its_partner_with_its_reason() =>
        Step.Record("vote", PolicesVote, Input((Choice, "commission"), (Reason, "Two agencies")).As("safeguarding-partner:police"))
            .Should().Be(Context(("partner", T("police")), ("choice", T("commission")), ("reason", T("Two agencies")), ("by", T("person-1"))));

    [Theory]
    [InlineData("safeguarding-partner:health")]
    [InlineData("agency-lead:police")]
    [InlineData("business-manager")]
    public void Nobody_casts_another_partners_vote(string group) =>
        Step.Refused(PolicesVote, Input((Choice, "commission"), (Reason, "x")).As(group)).Should().Equal(
            new FieldError(Choice, "This is the vote of Essex Police: only someone who acts for that partner can cast it"));

    [Fact]
    public void Without_groups_or_without_a_partner_no_vote_is_cast()
    {
        Step.Refused(PolicesVote, Input((Choice, "commission"), (Reason, "x"))).Should().ContainSingle();
        Step.Refused(Task(), Input((Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police")).Should().ContainSingle();
    }

    [Fact]
    public void A_vote_without_choice_and_reason_is_refused_with_both() =>
        Step.Refused(PolicesVote, Input().As("safeguarding-partner:police")).Should().Equal(
            new FieldError(Choice, "Select how you vote"), new FieldError(Reason, "Enter the reason for your vote"));

    [Fact]
    public void The_choices_are_data()
    {
        var task = Task(subject: T("police"), properties: ("choices", "keep, change"));
        Choices(task).Should().Equal("keep", "change");
        Step.Record("vote", task, Input((Choice, "change"), (Reason, "x")).As("safeguarding-partner:police")).ShouldHold(("choice", T("change")));
        Step.Refused(task, Input((Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police"))
            .Should().Equal(new FieldError(Choice, "Select how you vote"));
    }
}
