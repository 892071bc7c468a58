using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>An agency's deputy lead stands in for its lead.</summary>
public sealed class DeputyTests
{
    private const string OfManager = """candidateGroups='=["business-manager"]'""";

    [Fact]
    public async Task A_deputy_may_do_what_is_the_lead_s_and_given_to_nobody()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "hospital"));
        var lead = await house.HasAsync(Role.AgencyLead, "hospital");
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        (await house.Get<ReassignTask>().RunAsync(house.By(manager), task.Id, lead, CancellationToken.None)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(deputy, task.Id)).IsDone.Should().BeFalse("it is the lead's alone");
        (await house.Get<ReassignTask>().RunAsync(house.By(manager), task.Id, null, CancellationToken.None)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(deputy, task.Id)).IsDone.Should().BeTrue();
    }

    [Fact]
    public async Task A_deputy_of_another_agency_may_not()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "elsewhere"));
        await house.HasReviewAsync(manager);

        (await house.SubmitAsync(deputy, (await house.OpenTaskAsync("first")).Id)).IsDone.Should().BeFalse();
    }

    [Theory]
    [InlineData(true, "agency-lead@example.org")]
    [InlineData(false, "agency-deputy@example.org")]
    public async Task A_deputy_is_told_of_the_lead_s_task_only_where_there_is_no_lead(bool hasLead, string told)
    {
        await using var house = await OfHospitalAsync();
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.AgencyDeputy, "hospital");
        if (hasLead)
            await house.HasAsync(Role.AgencyLead, "hospital");
        await house.HasReviewAsync(manager);

        await using var db = house.Read();
        (await db.OutboxMessages.Where(m => m.Kind == "task-assigned").Select(m => m.To).ToListAsync()).Should().Equal(told);
    }

    private static async Task<TestHouse> OfHospitalAsync()
    {
        var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(text =>
        {
            var first = text.IndexOf(OfManager, StringComparison.Ordinal);
            return text[..first] + """candidateGroups='=["agency-lead:hospital"]'""" + text[(first + OfManager.Length)..];
        });
        return house;
    }
}
