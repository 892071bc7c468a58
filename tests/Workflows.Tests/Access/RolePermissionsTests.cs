using Reviews.Workflows.Access;

namespace Reviews.Workflows.Tests.Access;

public sealed class RolePermissionsTests
{
    [Fact]
    public void The_administrator_has_nothing_that_touches_a_case() =>
        RolePermissions.Of(Role.Administrator).Should().NotBeEmpty().And.OnlyContain(permission => !permission.IsCaseContent);

    [Fact]
    public void Only_the_business_manager_reads_every_agencys_report_before_circulation() =>
        RolePermissions.RolesWith(Permission.ReadAllAgencyReports).Should().Equal(Role.BusinessManager);

    [Fact]
    public void An_agencys_own_report_before_circulation_is_for_its_own_people() =>
        RolePermissions.RolesWith(Permission.ReadOwnAgencyReport).Should().Equal(Role.AgencyLead, Role.AgencyDeputy, Role.AgencySenior);

    [Fact]
    public void Agencies_do_not_see_votes() =>
        RolePermissions.RolesWith(Permission.ReadVotes).Should().NotContain([Role.AgencyLead, Role.AgencyDeputy, Role.AgencySenior, Role.DesignatedNurse]);

    [Fact]
    public void Only_the_administrator_manages_people_and_reads_the_systems_audit()
    {
        RolePermissions.RolesWith(Permission.ManagePeople).Should().Equal(Role.Administrator);
        RolePermissions.RolesWith(Permission.ReadSystemAudit).Should().Equal(Role.Administrator);
    }

    [Fact]
    public void Everyone_on_a_case_can_act_on_their_tasks() =>
        RolePermissions.RolesWith(Permission.ActOnTask).Should().Equal(Role.All.Where(role => role != Role.Administrator));

    [Fact]
    public void A_deputy_may_what_the_agencys_lead_may() =>
        RolePermissions.Of(Role.AgencyDeputy).Should().Equal(RolePermissions.Of(Role.AgencyLead));

    [Fact]
    public void A_partners_deputy_may_what_the_partner_may() =>
        RolePermissions.Of(Role.PartnerDeputy).Should().Equal(RolePermissions.Of(Role.SafeguardingPartner));

    [Fact]
    public void The_strategic_group_sees_how_it_was_voted_and_no_draft()
    {
        RolePermissions.May(Role.StrategicGroup, Permission.ReadVotes).Should().BeTrue();
        RolePermissions.RolesWith(Permission.ReadDraft).Should().NotContain(Role.StrategicGroup);
    }

    [Fact]
    public void Every_permission_is_somebodys() =>
        Permission.All.Should().OnlyContain(permission => RolePermissions.RolesWith(permission).Count > 0);

    [Fact]
    public void Ids_are_unique_and_found_again()
    {
        Permission.All.Should().OnlyHaveUniqueItems(permission => permission.Id).And.OnlyContain(p => Permission.Find(p.Id) == p);
        Role.All.Should().OnlyHaveUniqueItems(role => role.Id).And.OnlyContain(role => Role.Find(role.Id) == role);
        Role.Find("nobody").Should().BeNull();
    }

    [Fact]
    public void The_page_in_docs_is_not_stale() =>
        File.ReadAllText(Docs("access.md")).ReplaceLineEndings("\n").Should().Be(AccessPage.Markdown(), "docs/access.md is generated: write the page anew");

    private static string Docs(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine(folder.FullName, "docs", file);
            if (File.Exists(here))
                return here;
        }

        throw new FileNotFoundException($"Expected docs/{file} above the tests, but there is none.");
    }
}
