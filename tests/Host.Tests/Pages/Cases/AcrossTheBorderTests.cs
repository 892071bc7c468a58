using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// Two partnerships on one installation, two people who serve both, and one review shared across the border by name: nobody finds
/// anything of a review that they are not on, in any page, list, count, search, file, mail or calendar that they can come to.
/// </summary>
public sealed class AcrossTheBorderTests
{
    [Fact]
    public async Task Whatever_somebody_can_come_to_holds_nothing_of_a_review_that_they_are_not_on()
    {
        await using var two = await TwoPartnerships.StartAsync();
        foreach (var (person, on) in two.WhoIsOnWhat)
        {
            var seen = await EverythingOpened.ByAsync(person);
            foreach (var told in seen.Any(page => page.Path == "/actions" && page.Answer.Status == HttpStatusCode.OK) ? new[] { "/report?format=docx", "/quarter", "/report?quarter=2026-10&format=docx" } : [])
                seen.Should().Contain(page => page.Path.EndsWith(told, StringComparison.Ordinal) && on.Any(review => page.Answer.Html.Contains("to do " + review.Mark, StringComparison.Ordinal)), $"{person.Name} may read and save what is to be done: {told}");
            foreach (var review in two.All)
            {
                if (on.Contains(review))
                    seen.Should().Contain(page => page.Answer.Html.Contains(review.Reference, StringComparison.Ordinal), $"{person.Name} is on {review.Reference}");
                else
                    seen.Where(page => review.Marks.Any(mark => page.Answer.Html.Contains(mark, StringComparison.OrdinalIgnoreCase))).Select(page => page.Path).Should().BeEmpty($"{person.Name} is not on {review.Reference}");
            }

            foreach (var other in two.All.Except(on))
            {
                foreach (var path in TwoPartnerships.PathsOf(other))
                    (await person.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, $"{person.Name} is not on {other.Reference}: {path}");
            }

            if (seen.Last(page => page.Path == "/themes") is { Answer.Status: HttpStatusCode.OK } search)
                on.Should().Contain(review => search.Answer.Html.Contains("word " + review.Mark, StringComparison.Ordinal), "{0} finds a theme of their own", person.Name);
            var mails = await two.World.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.PersonId == person.Id).ToListAsync());
            // A deputy is written to where a lead is late.
            if (person != two.Quinn)
                mails.Should().Contain(mail => on.Any(review => review.Id == mail.ReviewId && mail.Body.Contains(review.Reference, StringComparison.Ordinal)), "{0} is written to of what is theirs", person.Name);
            foreach (var other in two.All.Except(on))
                mails.Should().NotContain(mail => mail.ReviewId == other.Id || other.Marks.Any(mark => mail.Body.Contains(mark, StringComparison.OrdinalIgnoreCase) || mail.Subject.Contains(mark, StringComparison.OrdinalIgnoreCase)), person.Name);
        }
    }

    [Fact]
    public async Task Whoever_runs_the_installation_reads_which_reviews_there_are_and_nothing_in_them()
    {
        await using var two = await TwoPartnerships.StartAsync();
        var seen = await EverythingOpened.ByAsync(await two.World.SomeoneAsync("Ash", "administrator"));
        seen.Should().Contain(page => page.Answer.Html.Contains(two.Shared.Reference, StringComparison.Ordinal), "timers and mail are theirs to see to");
        seen.Where(page => two.All.Any(review => page.Answer.Html.Contains(review.Mark, StringComparison.OrdinalIgnoreCase) || page.Path.StartsWith(review.Path, StringComparison.Ordinal) && page.Answer.Status == HttpStatusCode.OK))
            .Select(page => page.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task A_bank_holiday_is_for_all_and_whoever_adds_it_is_told_how_much_moves_of_their_own_and_no_number_of_others()
    {
        await using var two = await TwoPartnerships.StartAsync();
        var before = await LimitAsync(two.Shared);
        const string Add = "/calendar/holidays/add";
        (string, string)[] holiday = [("On.Day", "29"), ("On.Month", "12"), ("On.Year", "2026"), ("Name", "A day of thanks"), ("Why", "w"), ("step", "check")];
        var check = await two.Emery.SendAsync(Add, holiday);
        check.Text.Should().Contain(two.OnlyEssexs.Reference).And.Contain("Deadlines of other partnerships’ reviews move too").And.NotContain("SOU-");
        var added = await two.Emery.PostAsync(Add, check, [("step", "confirm")], null);
        (await two.Emery.OpenAsync(added.Location!)).Text.Should().Contain("moved in 2 reviews", "there are two of Essex, and two of Southend");
        (await LimitAsync(two.Shared)).Should().Be(before!.Value.PlusDays(1), "they move too");

        Task<LocalDateTime?> LimitAsync(MarkedReview review) => two.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ReviewId == review.Id && p.ProcessId == "rapid-review").Select(p => p.Limit).SingleAsync());
    }

    [Fact]
    public async Task What_somebody_is_in_one_partnership_gives_them_nothing_in_the_other()
    {
        await using var two = await TwoPartnerships.StartAsync();
        // Brook manages Southend's reviews and is a police lead in Essex; Essex is not theirs to start for.
        (await two.Brook.OpenAsync("/reviews/start?partnership=essex")).Status.Should().Be(HttpStatusCode.NotFound);
        (await two.Brook.SendAsync("/reviews/start", [("Answers.Partnership", "essex"), ("Answers.Agencies", "eput"), .. SouthendTeam.Notification])).Status.Should().Be(HttpStatusCode.NotFound);
        // Blake leads for a trust in both; in Essex they are also the partner for health, and not in Southend.
        var sent = await two.Brook.SendAsync(two.Shared.Path + "/people", ("Person", two.Blake.Id.ToString("D")), ("Part", "safeguarding-partner:health"));
        sent.Text.Should().Contain("Select someone who holds this role in the partnership");
    }

    [Fact]
    public async Task Only_somebody_of_a_neighbour_for_an_agency_that_both_name_comes_across_and_their_part_ends_with_their_role()
    {
        await using var two = await TwoPartnerships.StartAsync();
        (await two.Quinn.OpenAsync(two.Shared.Path)).Status.Should().Be(HttpStatusCode.OK);
        (await two.Brook.SendAsync(two.OnlySouthends.Path + "/invite", ("DisplayName", "E"), ("Email", "Emery@example.org"), ("Part", "agency-lead:eput"))).Text.Should().Contain("Somebody has this address already", "Emery holds no such role in Essex");
        (await two.World.ReadAsync(db => db.RoleAssignments.CountAsync(a => a.PersonId == two.Quinn.Id && a.Partnership == "southend"))).Should().Be(0, "they come on one review and into no partnership");
        (await two.Brook.OpenAsync(two.Shared.Path + "/history")).Text.Should().Contain("shared across the border with Quinn");

        var role = await two.World.ReadAsync(db => db.RoleAssignments.SingleAsync(a => a.PersonId == two.Quinn.Id));
        var administrator = await two.World.SomeoneAsync("Ash", "administrator");
        (await administrator.SendAsync($"/people/{two.Quinn.Id:D}?handler=EndRole", ("assignment", role.Id.ToString("D")))).Status.Should().Be(HttpStatusCode.Redirect);
        (await two.World.ReadAsync(db => db.Participants.CountAsync(p => p.PersonId == two.Quinn.Id && p.ReviewId == two.Shared.Id && p.Until == null)))
            .Should().Be(await TaskLeftAsync(two) ? 1 : 0, "it ends unless a task would be left with nobody");
    }

    [Fact]
    public async Task Those_who_serve_both_are_told_whose_a_review_is_and_nobody_else_needs_to_be()
    {
        await using var two = await TwoPartnerships.StartAsync();
        (await two.Blake.OpenAsync("/reviews")).Text.Should().Contain("Southend Safeguarding Partnership").And.Contain("Essex Safeguarding Children Board");
        (await two.Emery.OpenAsync("/reviews")).Html.Should().NotContain(">Partnership</th>");
        (await two.Emery.OpenAsync(two.OnlyEssexs.Path)).Text.Should().Contain("Essex Safeguarding Children Board");
    }

    private static async Task<bool> TaskLeftAsync(TwoPartnerships two) =>
        !await two.World.ReadAsync(db => db.Participants.AnyAsync(p => p.ReviewId == two.Shared.Id && p.Role == "agency-lead" && p.Body == "eput" && p.PersonId != two.Quinn.Id && p.Until == null));
}
