using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Pages;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Tests.Pages.Cases;

public sealed class MailPageTests
{
    [Fact]
    public async Task What_was_given_up_is_listed_without_its_words_and_sent_again_from_the_page()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var mail = await team.World.ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == "commissioning-notice" || m.Kind == "task-assigned").Select(m => m.Id).FirstAsync());
        await ChangeAsync(team, db => db.OutboxMessages.Where(m => m.Id == mail).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.GivenUpAt, team.World.Now).SetProperty(m => m.Tries, 11).SetProperty(m => m.FailedReason, "The server said 550.")));

        var page = await team.Administrator.OpenAsync("/mail");
        page.Text.Should().Contain("after 11 tries").And.Contain("The server said 550.").And.NotContain("SOU-2026-0001", "an administrator sees nothing of a case");
        var sent = await team.Administrator.PostAsync("/mail?handler=Again", page, [("mailId", mail.ToString("D"))], null);

        sent.Location.Should().Be("/mail?done=again");
        (await team.Administrator.OpenAsync("/mail")).Text.Should().Contain("Nothing was given up.");
        (await team.Administrator.PostAsync("/mail?handler=Again", page, [("mailId", mail.ToString("D")), ("RequestId", Guid.NewGuid().ToString("D"))], null))
            .Text.Should().Contain("Expected a mail that was given up");
    }

    [Fact]
    public async Task While_mail_is_held_every_page_says_so_to_those_who_can_let_it_go_and_to_nobody_else()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        const string Says = "Nothing is sent until somebody says so.";
        (await team.Manager.OpenAsync("/mail")).Text.Should().NotContain(Says);

        (await team.Manager.PostAsync("/mail?handler=Hold", await team.Manager.OpenAsync("/mail"), [], null)).Location.Should().Be("/mail?done=held");

        (await team.Manager.OpenAsync("/tasks")).Text.Should().Contain(Says);
        (await team.Administrator.OpenAsync("/people")).Text.Should().Contain(Says);
        (await team.Council.OpenAsync("/tasks")).Text.Should().NotContain(Says);
        (await team.Administrator.PostAsync("/mail?handler=Release", await team.Administrator.OpenAsync("/mail"), [], null)).Location.Should().Be("/mail?done=released");
        (await team.Manager.OpenAsync("/tasks")).Text.Should().NotContain(Says);
    }

    [Fact]
    public async Task Who_has_not_voted_is_told_by_no_mail_that_is_listed_while_the_vote_is_open()
    {
        await using var team = await VotingAsync();
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 6, 16, 30));
        await team.World.RemindAsync();
        // What else partners are owed is no matter of the vote.
        var votes = await team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.ElementId == "vote").Select(t => t.Id).ToListAsync());
        await ChangeAsync(team, async db =>
        {
            var all = await db.OutboxMessages.ToListAsync();
            db.OutboxMessages.RemoveRange(all.Where(m => !votes.Exists(vote => m.Key.StartsWith($"task:{vote:D}:", StringComparison.Ordinal))));
            all.Where(m => m.PersonId == team.Health.Id).Should().Contain(m => m.Kind == "task-reminder");
            foreach (var mail in all.Where(m => m.PersonId == team.Health.Id))
                mail.GivenUpAt = team.World.Now;
            return 0;
        });

        var page = (await team.Administrator.OpenAsync("/mail")).Text;

        page.Should().Contain("Mail about an open vote waits.");
        page.Should().NotContain("Peyton@example.org").And.NotContain("Hayden@example.org").And.NotContain("Casey@example.org");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 6, 17, 0));
        page = (await team.Administrator.OpenAsync("/mail")).Text;
        page.Should().NotContain("Mail about an open vote waits.").And.Contain("Peyton@example.org");
    }

    [Fact]
    public async Task What_is_decided_in_a_review_is_told_by_no_kind_of_mail()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var kinds = MessageCatalogue.All.Where(m => m.Kind is not ("invitation" or "morning-digest")).ToList();
        await ChangeAsync(team, async db =>
        {
            var review = (await db.Reviews.SingleAsync()).Id;
            await db.OutboxMessages.ExecuteDeleteAsync();
            foreach (var kind in kinds)
                db.OutboxMessages.Add(Mail(kind.Kind, review, team.World.Now));
            return 0;
        });

        var page = (await team.Administrator.OpenAsync("/mail")).Text;

        foreach (var kind in kinds)
        {
            var told = Sentence.Capital(kind.Trigger);
            if (kind.Kind.StartsWith("task-", StringComparison.Ordinal))
                page.Should().Contain(told);
            else
                page.Should().NotContain(told);
        }

        page.Split("News of a review").Should().HaveCount(1 + kinds.Count(kind => !kind.Kind.StartsWith("task-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_more_than_are_listed_the_page_says_how_many_there_are()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await FillAsync(200);
        (await team.Administrator.OpenAsync("/mail")).Text.Should().NotContain("of them.");

        await FillAsync(213);
        (await team.Administrator.OpenAsync("/mail")).Text.Should()
            .Contain("There are 213 of them. The 200 given up last are listed").And.Contain("There are 213 of them. The 200 that are tried next are listed.");

        Task<int> FillAsync(int count) => ChangeAsync(team, async db =>
        {
            await db.OutboxMessages.ExecuteDeleteAsync();
            for (var n = 0; n < count * 2; n++)
            {
                var mail = Mail("task-reminder", null, team.World.Now, $"{n}");
                if (n % 2 == 0)
                    mail.GivenUpAt = team.World.Now;
                db.OutboxMessages.Add(mail);
            }

            return 0;
        });
    }

    private static async Task<SouthendTeam> VotingAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        return team;
    }

    private static OutboxMessageRow Mail(string kind, Guid? review, Instant at, string? key = null) => new()
    {
        Id = Guid.NewGuid(),
        Key = key ?? kind,
        Kind = kind,
        ReviewId = review,
        To = "somebody@example.org",
        Subject = "",
        Body = "",
        CreatedAt = at,
        NextTryAt = at,
        Tries = 0,
    };

    private static Task<int> ChangeAsync(SouthendTeam team, Func<ReviewsDb, Task<int>> change) =>
        team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(change, CancellationToken.None);
}
