namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Votes stay hidden until the vote closes (S003 App. D: two of the three in agreement decide).</summary>
public sealed class VoteTests
{
    [Fact]
    public async Task How_a_partner_voted_is_hidden_from_everyone_until_the_last_has_voted()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        var policeVote = await team.Police.TaskAsync("vote", "police");
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "national-review"), ("conflict", "no"), ("reason", "COUNCIL-REASON"));

        foreach (var person in new[] { team.Manager, team.Police, team.Council, team.Advisor, team.Hospital })
        {
            foreach (var page in new[] { team.Review, team.Review + "/timetable", team.Review + "/process", team.Review + "/history", team.Review + "/documents" })
                (await person.OpenAsync(page)).Text.Should().NotContain("COUNCIL-REASON").And.NotContain("national review", person.Name + page);
        }

        foreach (var page in new[] { team.Review, team.Review + "/timetable", team.Review + "/process", team.Review + "/history" })
            (await team.Manager.OpenAsync(page)).Text.Should().NotContain("1 of 3 answered").And.NotContain("by Casey").And.NotContain("Task done: Vote", page);

        (await team.Police.OpenAsync(policeVote)).Text.Should().NotContain("COUNCIL-REASON").And.Contain("stay hidden");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("The vote is open and closes at 5pm on Wednesday 6 January 2027");

        await team.Police.SendAsync(policeVote, ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "POLICE-REASON"));
        await team.Health.SendAsync(await team.Health.TaskAsync("vote", "health"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "HEALTH-REASON"));
        await team.World.SweepAsync();

        var seen = (await team.Police.OpenAsync(team.Review)).Text;
        seen.Should().Contain("COUNCIL-REASON").And.Contain("Commission a local child safeguarding practice review: 2").And.Contain("(dissents)").And.Contain("Dissenting Southend City Council").And.NotContain("settled where");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("COUNCIL-REASON").And.Contain("The vote has closed");
        (await team.Police.OpenAsync(team.Review + "/history")).Text.Should().Contain("Task done: Vote").And.Contain("Tell the advisor and the strategic group of the dissent");
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().Contain("Task done: Vote").And.NotContain("dissent");
        (await team.Police.OpenAsync(team.Review + "/process")).Text.Should().Contain("Tell the advisor and the strategic group of the dissent (by the system) Done");
        (await team.Hospital.OpenAsync(team.Review + "/process")).Text.Should().Contain("Hold the rapid review panel Done").And.NotContain("dissent");
    }

    [Fact]
    public async Task What_was_settled_where_no_two_partners_agreed_is_said_to_be()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "national-review"), ("conflict", "no"), ("reason", "a"));
        await team.Police.SendAsync(await team.Police.TaskAsync("vote", "police"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "b"));
        await team.Health.SendAsync(await team.Health.TaskAsync("vote", "health"), ("choice", "criteria-not-met"), ("follows", "none"), ("conflict", "no"), ("reason", "c"));
        await team.World.SweepAsync();
        foreach (var page in new[] { team.Review, team.Review + "/timetable", team.Review + "/process", team.Review + "/history" })
        {
            foreach (var told in new[] { team.Manager, team.Advisor, team.Police })
                (await told.OpenAsync(page)).Text.Should().Contain("Settle where no two partners agree", told.Name + page);
            foreach (var other in new[] { team.Hospital, team.Nurse })
                (await other.OpenAsync(page)).Text.Should().NotContain("Settle where no two partners agree", other.Name + page);
        }

        await team.DoneAsync(team.Manager, "settle-no-majority", ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"), ("settledOn.Day", "31"), ("settledOn.Month", "12"), ("settledOn.Year", "2026"), ("decidedBy", "all three"), ("advisorInvolved", "no"));

        (await team.Police.OpenAsync(team.Review)).Text.Should().Contain("settled where no two partners agreed").And.Contain("Dissenting Southend City Council, NHS");
    }

    [Fact]
    public async Task A_vote_whose_date_was_corrected_closes_at_the_date_of_those_who_have_not_voted()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Health.SendAsync(await team.Health.TaskAsync("vote", "health"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        var path = $"{team.Review}/dates/notification-sent";
        var check = await team.Manager.SendAsync(path, ("On.Day", "17"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "16:00"), ("Why", "w"), ("step", "check"));
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(System.Net.HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("The vote is open and closes at 5pm on Tuesday 5 January 2027");
        (await team.Manager.OpenAsync(team.Review + "/timetable")).Text.Should().MatchRegex("Tuesday 5 January 2027, 5pm[^0-9]{0,60}Vote on what follows|Vote on what follows[^0-9]{0,60}Tuesday 5 January 2027");
    }

    [Fact]
    public async Task An_escalation_of_an_open_vote_is_one_mail_that_is_the_same_whoever_has_not_voted()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 6, 16, 1));
        await team.World.RemindAsync();

        var told = (await team.MailsAsync(team.Manager, "task-escalated")).Where(m => m.Subject.Contains("vote", StringComparison.Ordinal)).ToList();
        told.Should().ContainSingle("two partners have not voted, and their number is hidden").Which.Body.Should()
            .Contain("/reviews/SOU-2026-0001").And.Contain("hidden until it has closed").And.NotContain("/tasks/").And.NotContain("olice").And.NotContain("ealth");
    }

    [Fact]
    public async Task A_second_sending_of_the_same_form_votes_once_and_a_later_one_is_told_that_it_is_closed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        var path = await team.Police.TaskAsync("vote", "police");
        var page = await team.Police.OpenAsync(path);
        var later = await team.Police.OpenAsync(path);
        (string, string)[] vote = [("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "Because")];

        var first = await team.Police.PostAsync(path, page, vote, null);
        var second = await team.Police.PostAsync(path, page, vote, null);
        second.Location.Should().Be(first.Location).And.StartWith("/tasks?done=");
        var changed = await team.Police.PostAsync(path, later, [("choice", "criteria-not-met"), ("follows", "none"), ("conflict", "no"), ("reason", "TYPED-TOO-LATE")], null);
        changed.Status.Should().Be(System.Net.HttpStatusCode.Conflict);
        changed.Text.Should().Contain("TYPED-TOO-LATE").And.Contain("changed since you opened it");
        (await team.Police.OpenAsync("/tasks/" + path.Split('/')[^1])).Text.Should().Contain("This task was completed by Peyton");
    }
}
