using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A dispute between two agencies goes up its rungs, each by its own date, and nobody sees it whom it does not concern.</summary>
public sealed class DisputeTests
{
    private static readonly string[] Pages = ["", "/timetable", "/history", "/process"];

    [Fact]
    public async Task Two_agencies_settle_it_between_themselves_and_a_third_hears_nothing_of_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await StateAsync(team, team.Hospital, "childrens-services");

        foreach (var concerned in new[] { team.Hospital, team.Childrens, team.Manager, team.Advisor })
            (await team.MailsAsync(concerned, "dispute-raised")).Should().ContainSingle(concerned.Name).Which.Body.Should().NotContain("WHAT-IS-WRONG");
        (await team.MailsAsync(team.PoliceAgency, "dispute-raised")).Should().BeEmpty();
        foreach (var concerned in new[] { team.Hospital, team.Childrens, team.Manager, team.Police })
            (await concerned.OpenAsync(team.Review)).Text.Should().Contain("What is disputed").And.Contain("Southend Hospital").And.Contain("WHAT-IS-WRONG").And.Contain("Being settled now", concerned.Name);
        foreach (var page in Pages)
            (await team.PoliceAgency.OpenAsync(team.Review + page)).Text.Should().NotContain("isputed").And.NotContain("ispute:").And.NotContain("Settle the dispute").And.NotContain("WHAT-IS-WRONG", page);
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("Expected a date to count from", "it has no clock of its own");
        (await team.Childrens.OpenAsync(team.Review + "/history")).Text.Should().Contain("Dispute began.");
        (await team.PoliceAgency.OpenAsync("/reviews")).Text.Should().Contain("Rapid review").And.NotContain("Dispute");

        var task = await team.Childrens.TaskAsync("settle-between-people");
        (await team.Childrens.OpenAsync(task)).Text.Should().Contain("Raised by Southend Hospital").And.Contain("What is disputed WHAT-IS-WRONG", "whoever is to settle it reads what it is");
        (await team.PoliceAgency.OpenAsync(task)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Childrens.SendAsync(task, [("outcome", "settled"), ("tookPart", "t"), .. Day("agreedOn", 19)])).Text.Should()
            .Contain("Enter an answer to “What was agreed?”").And.Contain("The answer to “When did you speak?” must be today or in the past");
        await team.DoneAsync(team.Childrens, "settle-between-people", [("outcome", "settled"), ("agreed", "WHAT-WAS-AGREED"), ("tookPart", "Both leads"), .. Day("agreedOn", 18)]);

        (await team.MailsAsync(team.Hospital, "dispute-recorded-settled")).Should().ContainSingle().Which.Body.Should().NotContain("WHAT-WAS-AGREED");
        (await team.MailsAsync(team.Police, "dispute-recorded-settled")).Should().BeEmpty("it did not come to the partners");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().Contain("It is recorded as over. Either side can still say that it is not.");
        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("object-by-people"))).Text.Should().Contain("If that is right, you need do nothing.").And.Contain("Recorded as agreed WHAT-WAS-AGREED");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 22, 17, 0));
        (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "dispute"))).EndedAt.Should().NotBeNull("nobody said that it is not settled");
        (await team.MailsAsync(team.Manager, "closed-with-silence")).Should().BeEmpty("nothing was asked of anybody whom it suits");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("can still say that it is not").And.NotContain("Its time ran out");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().Contain("Settled, Friday 18 December 2026 WHAT-WAS-AGREED Took part: Both leads");
        (await team.PoliceAgency.OpenAsync(team.Review)).Text.Should().NotContain("WHAT-WAS-AGREED");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task What_one_side_records_as_settled_the_other_can_say_is_not_and_then_it_goes_up()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var senior = await team.PutOnAsync("Sasha", "agency-senior:childrens-services");
        await StateAsync(team, team.Hospital, "childrens-services");
        await team.DoneAsync(team.Childrens, "settle-between-people", [("outcome", "withdrawn"), ("whyWithdrawn", "THEY-TAKE-IT-BACK"), ("tookPart", "Their lead"), .. Day("agreedOn", 18)]);
        (await OpenAsync(team)).Should().Be(("object-by-people", new LocalDateTime(2026, 12, 22, 17, 0)));
        (await team.PoliceAgency.OpenAsync(await team.Hospital.TaskAsync("object-by-people"))).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.PoliceAgency.OpenAsync(team.Review)).Text.Should().NotContain("not settled");

        await team.DoneAsync(team.Hospital, "object-by-people", ("whyNot", "WE-DO-NOT"));

        (await OpenAsync(team)).Item1.Should().Be("settle-between-seniors");
        (await team.MailsAsync(senior, "dispute-goes-up")).Should().ContainSingle();
        (await senior.OpenAsync(await senior.TaskAsync("settle-between-seniors"))).Text.Should().Contain("Between the people WE-DO-NOT");
        (await team.Childrens.OpenAsync(team.Review)).Text.Should().Contain("THEY-TAKE-IT-BACK").And.Contain("Say if the dispute is not settled Not settled WE-DO-NOT");
    }

    [Fact]
    public async Task The_strategic_group_sees_it_from_when_it_is_told_that_the_partners_are_late_and_not_before()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var group = await team.PutOnAsync("Stacey", "strategic-group");
        await StateAsync(team, team.Hospital, "childrens-services");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 23, 9, 0));
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 9, 0));
        (await OpenAsync(team)).Item1.Should().Be("decide-by-partners");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 6, 8, 59));
        await team.World.RemindAsync();
        foreach (var page in Pages)
            (await group.OpenAsync(team.Review + page)).Text.Should().NotContain("isputed").And.NotContain("WHAT-IS-WRONG", page);
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.PersonId == group.Id && (m.Kind.StartsWith("dispute") || m.Kind == "task-escalated")))).Should().Be(0);

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 6, 9, 0));

        (await team.MailsAsync(group, "dispute-late")).Should().ContainSingle();
        (await group.OpenAsync(team.Review)).Text.Should().Contain("What is disputed WHAT-IS-WRONG").And.Contain("Being settled now");
        (await team.PoliceAgency.OpenAsync(team.Review)).Text.Should().NotContain("WHAT-IS-WRONG");
        (await OpenAsync(team)).Item1.Should().Be("decide-by-partners", "it stays with the partners");
    }

    [Fact]
    public async Task The_manager_raises_it_for_whoever_wrote_with_the_letter_as_proof_and_both_names_are_shown()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 21, 10, 0));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Has somebody written that they disagree?");
        (await team.Manager.OpenAsync(team.Review + "/raise-dispute")).Text.Should().Contain("enter what they wrote and attach their letter");
        (await team.Manager.SendAsync(team.Review + "/raise-dispute", ("Body", "nobody"))).Text.Should().Contain("Select whom you raise it for");
        var raised = await team.Manager.SendAsync(team.Review + "/raise-dispute", ("Body", "southend-hospital"));
        raised.Location.Should().EndWith("?record=true");

        var check = await team.Manager.SendAsync(
            raised.Location!, ("received.proof", "their-letter.pdf", SouthendTeam.Pdf),
            ("with", "childrens-services"), ("about", "agency-report"), ("what", "WHAT-IS-WRONG"), ("wanted", "w"),
            ("received.how", "paper"), ("received.from", "K. Sender"), ("received.at.Day", "18"), ("received.at.Month", "12"), ("received.at.Year", "2026"), ("received.at.time", "14:00"));
        check.Text.Should().Contain("Check before you record this", "the letter is older than the task it is entered at");
        (await team.Manager.PostAsync(raised.Location!, check, [("received.step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();

        foreach (var concerned in new[] { team.Hospital, team.Childrens, team.Police })
            (await concerned.OpenAsync(team.Review)).Text.Should().Contain("Raised by Southend Hospital Entered by Morgan for K. Sender, received on paper at 2pm on Friday 18 December 2026").And.Contain("WHAT-IS-WRONG", concerned.Name);
        (await team.MailsAsync(team.Hospital, "task-recorded")).Should().ContainSingle("they are told, and can object");
        (await team.Hospital.OpenAsync(team.Review + "/documents")).Text.Should().Contain("their-letter.pdf");
        (await team.Childrens.OpenAsync(team.Review + "/documents")).Text.Should().NotContain("their-letter.pdf");
        (await team.PoliceAgency.OpenAsync(team.Review)).Text.Should().NotContain("WHAT-IS-WRONG");
    }

    [Fact]
    public async Task Silence_takes_it_to_the_seniors_and_they_to_the_partners_who_decide()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var senior = await team.PutOnAsync("Sasha", "agency-senior:southend-hospital");
        await StateAsync(team, team.Hospital, "childrens-services");
        (await OpenAsync(team)).Should().Be(("settle-between-people", new LocalDateTime(2026, 12, 22, 17, 0)));

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 23, 9, 0));
        (await OpenAsync(team)).Should().Be(("settle-between-seniors", new LocalDateTime(2026, 12, 29, 17, 0)));
        (await team.MailsAsync(senior, "dispute-goes-up")).Should().ContainSingle();
        await team.DoneAsync(senior, "settle-between-seniors", [("outcome", "not-settled"), ("whyNot", "WHY-NOT"), ("tookPart", "t"), .. Day("agreedOn", 23)]);

        (await OpenAsync(team)).Should().Be(("decide-by-partners", new LocalDateTime(2026, 12, 30, 17, 0)));
        (await team.MailsAsync(team.Police, "dispute-goes-up")).Should().ContainSingle();
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().Contain("Its time ran out").And.Contain("WHY-NOT");
        await team.DoneAsync(team.Police, "decide-by-partners", [("outcome", "decided"), ("agreed", "WHAT-THEY-DECIDED"), ("advice", "THE-ADVICE"), ("tookPart", "t"), .. Day("agreedOn", 23)]);

        foreach (var concerned in new[] { team.Hospital, team.Childrens, senior, team.Police, team.Health, team.Council, team.Manager, team.Advisor })
            (await team.MailsAsync(concerned, "dispute-ended")).Should().ContainSingle(concerned.Name);
        (await team.Childrens.OpenAsync(team.Review)).Text.Should().Contain("WHAT-THEY-DECIDED").And.Contain("The independent advisor: THE-ADVICE");
    }

    [Fact]
    public async Task It_is_raised_only_for_whom_one_acts_for_and_never_about_the_vote()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Hospital.OpenAsync(team.Review)).Html.Should().Contain($"href=\"{team.Review}/raise-dispute\"");
        (await team.Advisor.OpenAsync(team.Review)).Html.Should().NotContain("raise-dispute");
        (await team.Hospital.SendAsync(team.Review + "/raise-dispute", ("Body", "essex-police"))).Text.Should().Contain("Select whom you raise it for");
        (await team.World.ReadAsync(db => db.ProcessInstances.CountAsync())).Should().Be(1);

        var raised = await team.Hospital.SendAsync(team.Review + "/raise-dispute");
        raised.Status.Should().Be(HttpStatusCode.Redirect, raised.Text);
        var form = await team.Hospital.OpenAsync(raised.Location!);
        form.Text.Should().Contain("How the partners vote cannot be disputed here").And.Contain("Essex Police, public protection").And.Contain("The partnership’s business unit");
        form.Html.Should().NotContain("value=\"southend-hospital\"", "nobody has a dispute with themselves").And.NotContain("value=\"vote\"");
        (await team.Hospital.SendAsync(raised.Location!, ("with", "southend-hospital"), ("about", "vote"))).Text.Should()
            .Contain("The answer to “With whom do you disagree?” must be one of the choices").And.Contain("The answer to “What is it about?” must be one of the choices");
    }

    private static async Task StateAsync(SouthendTeam team, PersonAtWork raiser, string other)
    {
        var raised = await raiser.SendAsync(team.Review + "/raise-dispute");
        raised.Status.Should().Be(HttpStatusCode.Redirect, raised.Text);
        await team.DoneAsync(raiser, "state-dispute", ("with", other), ("about", "agency-report"), ("what", "WHAT-IS-WRONG"), ("wanted", "w"));
    }

    private static async Task<(string, LocalDateTime)> OpenAsync(SouthendTeam team)
    {
        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t =>
            t.IsOpen && db.ProcessInstances.Any(p => p.Id == t.ProcessInstanceId && p.ProcessId == "dispute")));
        return (task.ElementId, task.Due!.Value);
    }

    private static (string, string)[] Day(string field, int day) => [($"{field}.Day", $"{day}"), ($"{field}.Month", "12"), ($"{field}.Year", "2026")];
}
