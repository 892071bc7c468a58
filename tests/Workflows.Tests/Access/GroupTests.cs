using Reviews.Workflows.Access;

namespace Reviews.Workflows.Tests.Access;

public sealed class GroupTests
{
    [Theory]
    [InlineData("business-manager")]
    [InlineData("agency-lead:health")]
    [InlineData("safeguarding-partner:local-authority")]
    public void A_group_is_written_as_it_was_read(string text) => Group.Parse(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("agency-lead", "Expected the agency of the role agency-lead*")]
    [InlineData("agency-lead:", "Expected the agency of the role agency-lead*")]
    [InlineData("safeguarding-partner", "Expected the partner of the role safeguarding-partner*")]
    [InlineData("business-manager:health", "Expected the role business-manager on its own*")]
    [InlineData("chair", "Expected one of the roles business-manager*names \"chair\".")]
    public void A_body_too_few_or_too_many_or_an_unknown_role_is_refused(string text, string problem)
    {
        Group.TryParse(text, out var group, out var said).Should().BeFalse();
        group.Should().BeNull();
        said.Should().Match(problem);
        FluentActions.Invoking(() => Group.Parse(text)).Should().Throw<FormatException>().WithMessage(problem);
    }

    [Theory]
    [InlineData("agency-deputy:health", "agency-lead:health", true)]
    [InlineData("agency-lead:health", "agency-lead:health", true)]
    [InlineData("agency-deputy:police", "agency-lead:health", false)]
    [InlineData("agency-lead:health", "agency-deputy:health", false)]
    [InlineData("agency-senior:health", "agency-lead:health", false)]
    public void A_deputy_stands_in_for_the_lead_of_the_same_agency_and_for_nobody_else(string held, string asked, bool covers) =>
        Group.Parse(held).Covers(Group.Parse(asked)).Should().Be(covers);

    [Fact]
    public void The_same_role_for_another_body_is_another_group() =>
        Group.Parse("agency-lead:health").Should().NotBe(Group.Parse("agency-lead:police")).And.Be(Group.Parse("agency-lead:health"));
}
