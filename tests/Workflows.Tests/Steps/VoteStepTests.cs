using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Vote;
using static Reviews.Workflows.Steps.Vote.VoteStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class VoteStepTests
{
    private static readonly VoteStep Step = new();
    private static readonly (string, FeelValue) Today = ("givenOn", new FeelDate(LondonTime.ToLocal(Now).Date));
    private static readonly StepTask PolicesVote = Task(subject: Body("police", "Essex Police"));

    [Fact]
    public void A_vote_is_recorded_for_its_partner_with_its_reason() =>
        Step.Record("vote", PolicesVote, Input((Choice, "commission"), (Reason, "Two agencies")).As("safeguarding-partner:police"))
            .Should().Be(Context(("partner", T("police")), ("choice", T("commission")), ("reason", T("Two agencies")), Today, ("by", T("person-1"))));

    [Fact]
    public void A_vote_that_is_entered_for_a_partner_was_given_on_the_day_on_which_it_came()
    {
        var came = new ReceivedAnswer(ReceivedAnswer.Telephone, "P. Partner", new LocalDateTime(2026, 11, 27, 16, 0), "Called", []);
        Step.Record("vote", PolicesVote, Input((Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police") with { Received = came })
            .ShouldHold(("givenOn", new FeelDate(new LocalDate(2026, 11, 27))));
    }

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
    public void A_deputy_casts_the_partners_vote_and_nobody_elses()
    {
        Step.Record("vote", PolicesVote, Input((Choice, "commission"), (Reason, "x")).As("partner-deputy:police")).ShouldHold(("choice", T("commission")));
        Step.Refused(PolicesVote, Input((Choice, "commission"), (Reason, "x")).As("partner-deputy:health")).Should().ContainSingle();
    }

    [Fact]
    public void What_should_follow_is_asked_where_the_task_says_of_what()
    {
        var task = Task(subject: Body("police", "Essex Police"), properties: ("follows", "audit, none"));
        Step.Record("vote", task, Input((Choice, "commission"), (Follows, "audit"), (Reason, "x")).As("safeguarding-partner:police"))
            .Should().Be(Context(("partner", T("police")), ("choice", T("commission")), ("follows", T("audit")), ("reason", T("x")), Today, ("by", T("person-1"))));
        Step.Refused(task, Input((Choice, "commission"), (Follows, "commission"), (Reason, "x")).As("safeguarding-partner:police"))
            .Should().Equal(new FieldError(Follows, "Select what should follow"));
    }

    [Fact]
    public void Whoever_has_a_conflict_of_interest_stands_down_and_casts_no_vote()
    {
        var task = Task(subject: Body("police", "Essex Police"), properties: ("conflict", "stand-down"));
        Step.Refused(task, Input((Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police"))
            .Should().Equal(new FieldError(Conflict, "Select yes if you have a conflict of interest"));
        Step.Refused(task, Input((Conflict, "yes"), (Choice, "commission")).As("safeguarding-partner:police"))
            .Should().Equal(new FieldError(ConflictReason, "Enter what the conflict of interest is"));
        Step.Record("vote", task, Input((Conflict, "yes"), (ConflictReason, "Kin"), (Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police"))
            .Should().Be(Context(("partner", T("police")), ("reason", T("Kin")), ("standsDown", FeelBoolean.True), Today, ("by", T("person-1"))));
        Step.Record("vote", task, Input((Conflict, "no"), (Choice, "commission"), (Reason, "x")).As("safeguarding-partner:police")).ShouldHold(("choice", T("commission")));
    }

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
