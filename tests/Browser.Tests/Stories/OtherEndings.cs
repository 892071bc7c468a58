using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>Reviews that do not go smoothly, and one that never begins.</summary>
[Collection(WithABrowser.Name)]
public sealed class OtherEndings(Chromium chromium)
{
    [Fact]
    public async Task Two_to_one_is_decided_with_the_dissent_recorded_and_the_advisor_told()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new RapidReviewStory(stage, ["childrens-services"], ["Southend Children's Services"])
        {
            Votes = ["commission", "do-not-commission", "commission"],
        };
        await story.StartAsync();
        await story.CommissionAsync();
        await story.ReportAsync();
        await story.CirculateReportsAsync();
        await story.MeetAsync();
        var before = stage.Mails().Count(m => m.Subject.Contains("issent", StringComparison.Ordinal));
        foreach (var partner in Part.Partners)
        {
            await story.VoteAsync(partner);
        }

        await story.WriteFirstDraftAsync();
        var overview = await (await stage.AsAsync(Part.IndependentAdvisor)).ReadAsync(story.ReviewPath);
        overview.Should().Contain("Commission a local child safeguarding practice review: 2")
            .And.Contain("Do not commission a review: 1")
            .And.Contain("Do not commission a review (dissents)");
        before.Should().Be(0);
        var told = stage.Mails().Where(m => m.Subject.Contains("issent", StringComparison.Ordinal)).ToList();
        told.Should().ContainSingle("the independent advisor is told, once");
        told[0].Text.Should().NotContain("Do not commission");
    }

    [Fact]
    public async Task An_agency_that_never_answers_is_chased_and_shown_and_holds_nothing_up()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        const string Silent = "Southend Hospital";
        var story = new RapidReviewStory(stage, ["childrens-services", "southend-hospital"], ["Southend Children's Services", Silent]) { Silent = [Silent] };
        await story.StartAsync();
        await story.CommissionAsync();
        await story.ReportAsync();
        await story.CirculateReportsAsync();
        (await (await stage.AsAsync(Part.BusinessManager)).ReadAsync(story.ReviewPath)).Should().MatchRegex($"{Silent}\\s+(Late|Overdue|Not answered)");
        var senior = await stage.AsAsync(Part.SeniorOf(Silent));
        stage.Mails().Where(m => m.To == senior.Email).Select(m => m.Subject).Should()
            .ContainSingle(subject => subject.StartsWith("Escalation: agency report was due 5pm on Tuesday 29 December 2026", StringComparison.Ordinal));
        (await senior.StatusAsync(story.ReviewPath)).Should().Be(200);

        await story.MeetAsync();
        (await (await stage.AsAsync(Part.LeadOf(Silent))).TasksAsync()).Should().BeEmpty("its report is no longer waited for once the panel has met");
        foreach (var partner in Part.Partners)
        {
            await story.VoteAsync(partner);
        }

        await story.WriteFirstDraftAsync();
        await story.CirculateDraftAndCommentAsync();
        await story.WriteDraftTwoAsync();
        await story.SignOffForAgenciesAsync();
        await stage.MoveClockToAsync("2027-01-08T17:30");
        await story.SignOffForAdvisorAsync();
        await story.SubmitAsync();
        var overview = await (await stage.AsAsync(Part.BusinessManager)).ReadAsync(story.ReviewPath);
        overview.Should().Contain("Review, completed").And.MatchRegex($"{Silent}\\s+Not received");
    }

    [Fact]
    public async Task An_incident_that_is_not_notified_is_a_record_with_its_reasons()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        await stage.MoveClockToAsync("2026-12-18T10:00");
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "incident-notification",
            ["Answers.AwareOn"] = "2026-12-18",
            ["Answers.AwareAt"] = "08:15",
            ["Answers.Agencies"] = "childrens-services",
        });
        await manager.SendAsync();
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("Tuesday 29 December 2026", "five working days after Friday 18 December, counted as day 0");
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The review is started");
        var reference = manager.Page.Url.Split('/')[^1].Split('?')[0];

        var authority = await stage.AsAsync(Part.LocalAuthority);
        await authority.DoAsync((await authority.TasksAsync()).Single(), new()
        {
            ["awareOn"] = "2026-12-18",
            ["facts"] = RapidReviewStory.Secret,
            ["abuseOrNeglect"] = "no",
            ["outcome"] = "neither",
            ["place"] = "in-area",
            ["childrenCount"] = "1",
            ["lookedAfter"] = "no",
            ["siblingsSafe"] = "yes",
        });
        await authority.DoAsync((await authority.TasksAsync()).Single(), new()
        {
            ["localAuthorityView"] = "not-notify",
            ["localAuthorityReasons"] = RapidReviewStory.Secret,
            ["policeView"] = "not-notify",
            ["policeReasons"] = RapidReviewStory.Secret,
            ["healthView"] = "notify",
            ["healthReasons"] = RapidReviewStory.Secret,
            ["choice"] = "not-notify",
            ["reasons"] = $"{RapidReviewStory.Secret}: no abuse or neglect is suspected",
            ["decidedBy"] = "Director of children's services",
            ["decidedOn"] = "2026-12-18",
        });
        await stage.MoveClockToAsync("2026-12-18T11:00");

        var review = await manager.ReadAsync($"/reviews/{reference}");
        review.Should().Contain("Not notified");
        (await manager.TasksAsync()).Should().BeEmpty("nothing follows");
        (await authority.TasksAsync()).Should().BeEmpty();
        stage.Mails().Should().NotContain(m => m.Text.Contains(RapidReviewStory.Secret, StringComparison.OrdinalIgnoreCase));
    }
}
