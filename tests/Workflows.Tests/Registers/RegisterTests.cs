using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Tests.Southend;

namespace Reviews.Workflows.Tests.Registers;

/// <summary>Who keeps and reads what is kept of a review beside its steps, and what a proceeding means for a step.</summary>
public sealed class RegisterTests
{
    public static TheoryData<string> Ids => [.. Register.All.Select(register => register.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_has_its_form_and_somebody_who_keeps_and_reads_it(string id)
    {
        var register = Register.Find(id)!;
        Form(register).Id.Should().Be(register.FormId);
        RolePermissions.RolesWith(register.Keep).Should().NotBeEmpty().And.OnlyContain(role => RolePermissions.May(role, register.Read), "nobody keeps what they cannot read");
    }

    [Fact]
    public void An_agency_keeps_and_reads_its_own_and_the_business_manager_everyones()
    {
        Group[] hospital = [Group.Parse("agency-lead:southend-hospital")];
        foreach (var register in new[] { Register.StaffSupport, Register.SingleAgencyLearning })
        {
            (register.MayRead(hospital, "southend-hospital"), register.MayKeep(hospital, "southend-hospital")).Should().Be((true, true));
            (register.MayRead(hospital, "essex-police"), register.MayKeep(hospital, "essex-police")).Should().Be((false, false));
            register.MayRead([Group.Parse("business-manager")], "essex-police").Should().BeTrue();
            register.MayOpen([Group.Parse("safeguarding-partner:police")]).Should().BeFalse();
        }
    }

    [Theory]
    [InlineData("open", "blocks", "sharing", true)]
    [InlineData("open", "warns", "sharing", false)]
    [InlineData("open", "none", "sharing", null)]
    [InlineData("over", "blocks", "sharing", null)]
    [InlineData("open", "blocks", "publishing", null)]
    [InlineData("open", "blocks", "publishing, sharing", true)]
    public void A_proceeding_is_heeded_while_it_goes_on_at_what_it_speaks_of(string state, string says, string acts, bool? blocks)
    {
        var values = FeelContext.Empty.With("kind", new FeelText("police")).With("state", new FeelText(state)).With("sharing", new FeelText(says)).With("publishing", new FeelText("none")).With("heed", new FeelText("H"));
        var heeded = ProceedingHeeded.Of(values, ProceedingHeeded.ActsOf(new Dictionary<string, string> { ["heeds"] = acts }), kind => "A " + kind);
        (heeded?.Blocks == blocks).Should().BeTrue();
        (heeded?.Name ?? "A police").Should().Be("A police");
    }

    [Fact]
    public void The_form_asks_of_each_act_what_it_says_by_the_words_that_are_read()
    {
        foreach (var act in ProceedingHeeded.Acts)
            Form(Register.Proceedings).Field(act)!.Options.Select(option => option.Value).Should().Equal("none", "warns", "blocks");
        Form(Register.Proceedings).Field("state")!.Options.Select(option => option.Value).Should().Equal("open", "over");
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("not-yet", false)]
    public void A_step_that_is_not_done_yet_does_nothing(string told, bool isDone) => ProceedingHeeded.IsDone(
        new Dictionary<string, string> { ["heeds"] = "sharing", ["heeds-when"] = "=family.told = \"yes\"" },
        FeelContext.Empty.With("family", FeelContext.Empty.With("told", new FeelText(told)))).Should().Be(isDone);

    private static FormDefinition Form(Register register) => FormReader.Read(register.FormId, SouthendFolder.Bytes("forms", register.FormId + ".form")).Form!;
}
