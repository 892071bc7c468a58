using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Workflows.Tests.Southend;

public sealed class SouthendFormsTests
{
    public static TheoryData<string> Files =>
        [.. new DirectoryInfo(SouthendFolder.Of("forms")).GetFiles("*.form").Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_form_reads_without_a_problem_and_bears_its_files_name(string file)
    {
        var reading = FormReader.Read(file, SouthendFolder.Bytes("forms", file));
        reading.Problems.Should().BeEmpty();
        reading.Form!.Id.Should().Be(Path.GetFileNameWithoutExtension(file));
        reading.Form.Fields.Should().NotBeEmpty();
    }

    [Fact]
    public void What_settles_a_vote_without_majority_are_the_choices_that_were_voted_on()
    {
        var vote = SouthendProcesses.RapidReview.Element("vote").Properties[StepProperties.Choices].Split(", ");
        Read("settle-no-majority").Field(VoteStep.Choice)!.Options.Select(option => option.Value).Should().Equal(vote);
        Read("panel-meeting").Field("criteriaMet")!.Options.Select(option => option.Value).Should().Equal(vote);
        var follows = SouthendProcesses.RapidReview.Element("vote").Properties[StepProperties.Follows].Split(", ");
        SouthendProcesses.RapidReview.Element("deputy-vote").Properties[StepProperties.Follows].Split(", ").Should().Equal(follows);
        foreach (var (form, field) in new[] { ("settle-no-majority", VoteStep.Follows), ("panel-meeting", "follows"), ("reconsider-decision", "newChoice"), ("settle-change", "newChoice") })
            Read(form).Field(field)!.Options.Select(option => option.Value).Should().Equal(follows, form);
    }

    [Fact]
    public void A_decision_not_to_notify_needs_the_views_of_all_three_partners_and_its_reasons()
    {
        var submission = FormSubmission.Read(
            Read("decide-notification"), new Dictionary<string, IReadOnlyList<string>> { ["choice"] = ["not-notify"] }, [], FeelContext.Empty);
        submission.Errors.Select(error => error.Field).Should()
            .Contain(["localAuthorityView", "policeView", "healthView", "reasons", "decidedBy"]).And.NotContain("choice");
    }

    [Fact]
    public void Why_agencies_may_send_internal_documents_is_asked_only_where_they_may()
    {
        string[] Asked(string answer) =>
            [.. FormSubmission.Read(Read("commission"), new Dictionary<string, IReadOnlyList<string>> { ["modifiedResponse"] = [answer] }, [], FeelContext.Empty)
                .Errors.Select(error => error.Field)];
        Asked("yes").Should().Contain("modifiedResponseReason");
        Asked("no").Should().NotContain("modifiedResponseReason");
    }

    private static FormDefinition Read(string id) => FormReader.Read(id, SouthendFolder.Bytes("forms", id + ".form")).Form!;
}
