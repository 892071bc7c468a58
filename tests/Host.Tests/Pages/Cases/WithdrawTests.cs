using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A review that must not go on is stopped: everything open closes, everyone is told, and all that was done can be read.</summary>
public sealed class WithdrawTests
{
    [Fact]
    public async Task A_withdrawn_review_asks_nothing_more_and_stays_readable()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var path = team.Review + "/withdraw";
        var without = await team.Manager.SendAsync(path, ("Then", "stops"), ("Why", " "), ("step", "confirm"));
        without.Status.Should().Be(HttpStatusCode.BadRequest);
        without.Text.Should().Contain("There is a problem").And.Contain("Enter the reason for the withdrawal");

        var check = await team.Manager.SendAsync(path, ("Then", "stops"), ("Why", "THE-REASON"), ("step", "check"));
        check.Text.Should().Contain("THE-REASON").And.Contain("Everyone on the review: 9 people").And.Contain("Essex Police").And.NotContain("– Southend Hospital");
        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.IsOpen))).Should().BeTrue("nothing stops before it is confirmed");
        await OwedAsync(team, "task-reminder");

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        var again = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        again.Location.Should().Be(first.Location);
        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.IsOpen))).Should().BeFalse();
        (await team.World.ReadAsync(db => db.ArmedTimers.AnyAsync())).Should().BeFalse();
        (await team.World.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.SentAt == null && m.Kind != "review-withdrawn"))).Should().BeFalse("a reminder of it that was not sent yet is not");

        foreach (var person in new[] { team.Manager, team.Childrens, team.PoliceAgency, team.Hospital, team.Council, team.Police, team.Health, team.Nurse, team.Advisor })
        {
            (await team.MailsAsync(person, "review-withdrawn")).Should().ContainSingle(person.Name).Which.Body.Should().NotContain("THE-REASON").And.NotContain("Hospital");
            (await person.OpenAsync(team.Review)).Text.Should().Contain("Review, withdrawn").And.Contain("This review was withdrawn on Friday 18 December 2026, 10am");
            (await person.OpenAsync("/reviews")).Text.Should().Contain("Withdrawn");
        }

        (await team.Hospital.OpenAsync(team.Review + "/documents")).Text.Should().Contain("findings.pdf");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Split("THE-REASON").Should().HaveCount(2, "the reason is said once");
        var mails = await team.World.ReadAsync(db => db.OutboxMessages.CountAsync());
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 14, 12, 0));
        await team.World.RemindAsync();
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync())).Should().Be(mails, "nothing is owed any more, so nobody is reminded");
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("This review is over");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("Withdraw the review").And.NotContain("Give a task");
    }

    [Fact]
    public async Task What_a_submitted_report_recommended_is_followed_on_when_the_rest_is_withdrawn()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        var path = team.Review + "/withdraw";

        var check = await team.Manager.SendAsync(path, ("Then", "stops"), ("Why", "w"), ("step", "check"));
        check.Text.Should().Contain("Record the Panel’s reply").And.Contain("those who have a task of it keep it").And.NotContain("Report on what is to be done");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.ProcessId).ToListAsync())).Should().BeEquivalentTo("follow-up", "share-learning");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("This review was withdrawn");
        (await team.MailsAsync(team.Hospital, "review-withdrawn")).Should().ContainSingle().Which.Body.Should().Contain("If you have a task of that, you keep it");
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.PersonId == team.Hospital.Id && m.Kind == "task-assigned"))).Should().Be(1, "what had not left yet and asks for what goes on is sent, and no other");
        (await team.Manager.SendAsync(team.Review + "/follow-up/add", ("Kind", "immediate-action"), ("What", "ADDED-LATER"), ("Owner", "southend-hospital"), ("DueOn.Day", "1"), ("DueOn.Month", "3"), ("DueOn.Year", "2027"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("ADDED-LATER").And.Contain("Add");
        (await team.Hospital.OpenAsync("/tasks")).Text.Split("Report on what is to be done").Should().HaveCount(3, "what was recommended before, and what was added");
        (await team.World.ReadAsync(db => db.Reviews.SingleAsync())).Status.Should().Be(ReviewStatus.Withdrawn);
    }

    [Fact]
    public async Task Nobody_but_the_manager_withdraws_a_review()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(team.Review + "/withdraw")).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(team.Review + "/withdraw", await person.OpenAsync("/tasks"), [("Why", "x"), ("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
        }

        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.CancelledAt != null))).Should().BeFalse();
    }

    private static async Task OwedAsync(SouthendTeam team, string kind)
    {
        var review = await team.World.ReadAsync(db => db.Reviews.SingleAsync());
        await team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(
            db =>
            {
                db.OutboxMessages.Add(new OutboxMessageRow
                {
                    Id = Guid.NewGuid(),
                    Key = "k",
                    Kind = kind,
                    ReviewId = review.Id,
                    To = "x@example.org",
                    Subject = "s",
                    Body = "b",
                    CreatedAt = team.World.Now,
                    NextTryAt = team.World.Now + Duration.FromHours(1),
                    Tries = 1,
                });
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }
}
