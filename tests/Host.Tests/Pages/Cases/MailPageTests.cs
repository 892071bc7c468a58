using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Storage;

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

    private static Task<int> ChangeAsync(SouthendTeam team, Func<ReviewsDb, Task<int>> change) =>
        team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(change, CancellationToken.None);
}
