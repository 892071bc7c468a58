namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What each reader of a review is told first: what is theirs to do, or who is waited for.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task It_begins_with_what_the_reader_has_to_do()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Hospital.OpenAsync(team.Review)).Text.Should()
            .MatchRegex("What you have to do Write and return the agency’s report – Southend Hospital .* Due Tuesday 29 December 2026, 5pm – in 5 working days To do Where the review stands Today Day 1 of 15 Late Nothing is late")
            .And.Contain("Also waited for Business manager : commission the rapid review");
    }

    [Fact]
    public async Task Who_has_nothing_to_do_is_told_who_is_waited_for()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Advisor.OpenAsync(team.Review)).Text.Should()
            .Contain("What you have to do Nothing is asked of you now. The review waits for: Business manager : commission the rapid review, due Monday 21 December 2026, 5pm")
            .And.Contain("Southend Children's Services and Southend Hospital : write and return the agency’s report");
    }

    [Fact]
    public async Task What_is_late_is_said_with_whose_it_is_and_ends_with_the_limit()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Childrens, "childrens-services", "report.pdf");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        (await team.Manager.OpenAsync(team.Review)).Text.Should()
            .MatchRegex("Late .*Essex Police, public protection and Southend Hospital : write and return the agency’s report, due Tuesday 29 December 2026, 5pm – overdue by 1 working day")
            .And.Contain("Outer limit Wednesday 13 January 2027, 5pm – in 9 working days");
        (await team.Manager.OpenAsync("/tasks")).Text.Should().Contain("2 tasks, 1 of them late.");
    }

    [Fact]
    public async Task Who_has_not_voted_is_not_said_while_the_vote_is_open()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        foreach (var person in new[] { team.Council, team.Manager, team.Hospital })
        {
            (await person.OpenAsync(team.Review)).Text.Should().Contain("Safeguarding partners : vote on what follows")
                .And.NotContain("Essex Police : vote").And.NotContain("Integrated Care Board : vote");
        }
    }
}
