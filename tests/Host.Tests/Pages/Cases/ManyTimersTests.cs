using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What happens by itself stays readable where there is much of it: many agencies in a line, thousands of lines.</summary>
public sealed class ManyTimersTests
{
    [Fact]
    public async Task Of_many_agencies_three_are_named_in_the_list_and_all_where_it_is_changed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var report = await team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().FirstAsync(t => t.SubjectId == "southend-hospital"));
        await team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(
            db =>
            {
                foreach (var name in new[] { "Zebra", "Yak" })
                {
                    var id = Guid.NewGuid();
                    db.ReviewTasks.Add(new ReviewTaskRow
                    {
                        Id = id,
                        ReviewId = report.ReviewId,
                        ProcessInstanceId = report.ProcessInstanceId,
                        EngineInstanceId = 90_000 + name.Length,
                        ElementId = report.ElementId,
                        Name = report.Name,
                        Step = report.Step,
                        Subject = report.Subject,
                        SubjectId = name,
                        SubjectName = name,
                        Due = report.Due,
                        CreatedAt = report.CreatedAt,
                        IsOpen = true,
                        Properties = report.Properties,
                        Groups = [new TaskGroupRow { TaskId = id, Role = "agency-lead", Body = name }],
                    });
                }

                return Task.FromResult(true);
            },
            CancellationToken.None);

        var page = await team.Manager.OpenAsync("/timers?kind=Reminder");
        page.Text.Should().Contain("(Essex Police, public protection; Southend Children's Services; Southend Hospital; 2 more)");
        (await team.Manager.OpenAsync(TimerLinks.Paths(page, "Write and return the agency’s report")[0])).Text.Should().Contain("Zebra").And.Contain("Yak");
    }

    [Fact]
    public async Task Thousands_of_timers_are_told_page_by_page_and_of_one_review_alone()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var process = await team.World.ReadAsync(db => db.ProcessInstances.Select(p => p.Id).SingleAsync());
        await team.World.Services.GetRequiredService<WriteTransactions>().RunAsync(
            db =>
            {
                for (var n = 0; n < 5_000; n++)
                    db.ArmedTimers.Add(new ArmedTimerRow { ProcessInstanceId = process, TimerId = 100_000 + n, ElementId = "limit-day", DueAt = Instant.FromUtc(2027, 2, 1, 9, 0) + Duration.FromMinutes(n) });
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var first = await team.Manager.OpenAsync("/timers");
        first.Text.Should().MatchRegex("To come, page 1 of 10[0-9]").And.Contain("Later").And.NotContain("Sooner");
        first.Html.Split("reviews-steps__item").Should().HaveCount(51);
        (await team.Manager.OpenAsync("/timers?number=9999")).Text.Should().Contain("Sooner").And.NotContain("Later");
        (await team.Manager.OpenAsync("/timers?review=sou-2026-0001&kind=GoesOn")).Text.Should().Contain("Goes on to “Circulate").And.NotContain("Closes “");
        (await team.Manager.OpenAsync("/timers?review=SOU-2026-9999")).Text.Should().Contain("Nothing is to come of that.");
    }
}
