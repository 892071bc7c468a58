using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;

namespace Reviews.Host.Tests.Pages.Cases;

public sealed class StartingAReviewTests
{
    private static readonly (string, string)[] Answers = [("Answers.Agencies", "education"), .. SouthendTeam.Notification];

    [Fact]
    public async Task Nothing_that_was_answered_is_in_an_address()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var sent = await team.Manager.SendAsync("/reviews/start", Answers);
        var check = await team.Manager.OpenAsync(sent.Location!);
        var change = await team.Manager.OpenAsync(sent.Location!.Replace("/check", "", StringComparison.Ordinal));

        sent.Location.Should().MatchRegex("^/reviews/start/[0-9a-f-]{36}/check$");
        check.Text.Should().Contain("CSIN-1234").And.Contain("Friday 18 December 2026, 9:40am");
        change.Html.Should().Contain("value=\"CSIN-1234\"").And.Contain("value=\"09:40\"");
        foreach (var page in new[] { check, change })
            page.Html.Should().NotMatchRegex("(href|action)=\"[^\"]*(CSIN|09:40|2026-12|education|Answers)");
        (await team.Manager.OpenAsync("/reviews/start?rapid-review.reference=CSIN-1234&Answers.What=rapid-review")).Html.Should().NotContain("CSIN-1234");
    }

    [Fact]
    public async Task Each_form_is_sent_to_where_it_stands()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var check = (await team.Manager.SendAsync("/reviews/start", Answers)).Location!;
        foreach (var path in new[] { "/reviews/start", check.Replace("/check", "", StringComparison.Ordinal), check })
            (await team.Manager.OpenAsync(path)).Html.Should().MatchRegex($"<form method=\"post\" action=\"{path}\"((?!</form>)[\\s\\S])*__RequestVerificationToken", "a browser sends it there, with what shows that it is from here");
    }

    [Fact]
    public async Task What_is_changed_is_checked_again_and_starts_one_review_however_often_it_is_sent()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var check = (await team.Manager.SendAsync("/reviews/start", Answers)).Location!;
        var first = await team.Manager.OpenAsync(check);
        var change = check.Replace("/check", "", StringComparison.Ordinal);
        (await team.Manager.SendAsync(change, [("Answers.Agencies", "education"), .. SouthendTeam.Notification.Where(a => a.Item1 != "rapid-review.sentOn.Day"), ("rapid-review.sentOn.Day", "17")]))
            .Location.Should().Be(check);

        var stale = await team.Manager.PostAsync(check, first, [], null);
        stale.Status.Should().Be(HttpStatusCode.BadRequest);
        stale.Text.Should().Contain("changed since you opened it").And.Contain("Thursday 17 December 2026");

        var again = await team.Manager.OpenAsync(check);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => team.Manager.PostAsync(check, again, [], null)));
        answers.Select(a => a.Location).Distinct().Should().ContainSingle().Which.Should().MatchRegex("^/reviews/SOU-2026-0002\\?started=true$");
        (await team.Manager.OpenAsync(check)).Location.Should().Be("/reviews/SOU-2026-0002");
        (await team.Manager.OpenAsync(change)).Location.Should().Be("/reviews/SOU-2026-0002");
        (await team.World.ReadAsync(db => db.Reviews.CountAsync())).Should().Be(2);
        (await team.World.ReadAsync(db => db.PreparedReviews.Select(p => p.Answers).ToListAsync())).Should().OnlyContain(a => a.Length == 0, "the case has them now");
    }

    [Fact]
    public async Task Nobody_sees_or_starts_what_somebody_else_answered()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var second = await team.World.SomeoneAsync("Sam", "business-manager");
        var check = (await team.Manager.SendAsync("/reviews/start", Answers)).Location!;
        var own = await team.Manager.OpenAsync(check);
        var theirs = await second.OpenAsync("/reviews/start");

        // As if they were gone: nobody is to tell what somebody else has begun from what there never was.
        foreach (var answer in new[] { await second.OpenAsync(check), await second.OpenAsync(check.Replace("/check", "", StringComparison.Ordinal)), await second.PostAsync(check, theirs, [("answered", Field(own, "answered"))], null) })
            answer.Location.Should().Be("/reviews/start?expired=true", answer.Text);
        (await team.World.ReadAsync(db => db.Reviews.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Answers_that_were_kept_for_their_day_are_asked_for_again()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var check = (await team.Manager.SendAsync("/reviews/start", Answers)).Location!;
        var page = await team.Manager.OpenAsync(check);
        team.World.PassTo(new LocalDateTime(2026, 12, 19, 10, 1));
        await team.World.Services.GetRequiredService<ClearOut>().RunAsync(CancellationToken.None);

        foreach (var answer in new[] { await team.Manager.OpenAsync(check), await team.Manager.PostAsync(check, page, [], null), await team.Manager.OpenAsync(check.Replace("/check", "", StringComparison.Ordinal)) })
            answer.Location.Should().Be("/reviews/start?expired=true", answer.Text);
        (await team.Manager.OpenAsync("/reviews/start?expired=true")).Text.Should().Contain("Your answers were kept for one day. Enter them again");
        (await team.World.ReadAsync(db => db.Reviews.CountAsync())).Should().Be(1);
    }

    [Theory]
    [InlineData("0202", "must have a year from 1900 to 2100")]
    [InlineData("1999", "must be Sunday 1 January 2012 or later, because earlier bank holidays are not known")]
    [InlineData("2027", "must be in the past")]
    public async Task A_date_from_which_nothing_can_be_counted_is_told_where_it_was_typed(string year, string sentence)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "education"), .. SouthendTeam.Notification.Where(a => a.Item1 != "rapid-review.sentOn.Year"), ("rapid-review.sentOn.Year", year)]);

        sent.Status.Should().Be(HttpStatusCode.BadRequest);
        sent.Text.Should().Contain($"There is a problem The date the notification was sent {sentence}");
    }

    [Fact]
    public async Task A_date_whose_deadlines_lie_beyond_the_known_bank_holidays_starts_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2028, 12, 21, 10, 0));
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "education"), .. SouthendTeam.Notification.Where(a => a.Item1 != "rapid-review.sentOn.Year"), ("rapid-review.sentOn.Year", "2028")]);

        sent.Status.Should().Be(HttpStatusCode.BadRequest);
        sent.Text.Should().Contain("Expected a date up to the last known bank holiday, 2028-12-26");
        (await team.World.ReadAsync(db => db.PreparedReviews.CountAsync(p => p.StartedAs == null))).Should().Be(0);
    }

    private static string Field(Answer page, string name) => PersonAtWork.Hidden(page).First(h => h.Name == name).Value;
}
