using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>How far each agency has come with its report, on the overview. Reports are due on Tuesday 29 December 2026, 5pm.</summary>
public sealed class OwedReportsTests
{
    [Fact]
    public async Task The_manager_sees_at_a_glance_who_owes_a_report_and_how_far_each_has_come_with_its_time()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("0 of 3 have answered. Owing: Essex Police, public protection, Southend Children's Services, Southend Hospital.")
            .And.Contain("Southend Hospital Asked Due Tuesday 29 December 2026, 5pm Asked Friday 18 December 2026, 10am")
            .And.Contain("Not asked: Southend schools and colleges");
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        team.World.PassTo(new LocalDateTime(2026, 12, 21, 11, 0));
        await team.Hospital.OpenAsync(path);
        team.World.PassTo(new LocalDateTime(2026, 12, 22, 9, 0));
        await team.Hospital.OpenAsync(path);
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Opened Opened Monday 21 December 2026, 11am");

        await team.Hospital.SendAsync(path, ("author", "A"), ("later", "true"));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Draft saved Draft saved Tuesday 22 December 2026, 9am Opened Monday 21 December 2026, 11am");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Draft saved");
        foreach (var other in new[] { team.Childrens, team.Council, team.Advisor })
            (await other.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Asked Due").And.NotContain("Draft saved").And.NotContain("Opened").And.NotContain("Not asked", other.Name);

        await team.Childrens.SendAsync(await team.Childrens.TaskAsync("agency-report", "childrens-services"), ("response", "nil-return"), ("reason", "r"), ("confirmed", "true"));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("1 of 3 has answered.").And.Contain("Southend Children's Services Nil return Read it : Southend Children's Services Answered Tuesday 22 December 2026, 9am");

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 29, 17, 1));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Owing: Essex Police, public protection (late), Southend Hospital (late).").And.Contain("Southend Hospital Late Draft saved Tuesday 22 December 2026, 9am");
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "late.pdf");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Submitted").And.Contain("Answered Tuesday 29 December 2026, 5:01pm, after it was due");

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 9, 0));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("2 of 3 have answered.").And.NotContain("Owing:").And.Contain("Essex Police, public protection Not received in time Closed Thursday 31 December 2026, 9am");
    }

    [Fact]
    public async Task Only_who_has_the_report_to_write_opens_it_and_of_a_vote_it_is_not_kept()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.Manager.OpenAsync(await team.Hospital.TaskAsync("agency-report", "southend-hospital") + "?record=true");
        await team.Manager.OpenAsync(await team.Manager.TaskAsync("commission"));
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Council.OpenAsync(await team.Council.TaskAsync("vote", "local-authority"));

        (await team.World.ReadAsync(db => db.OpenedTasks.AnyAsync())).Should().BeFalse();
    }
}
