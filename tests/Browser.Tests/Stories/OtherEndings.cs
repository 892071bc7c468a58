using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>Reviews that do not go smoothly, and one that never begins.</summary>
[Collection(WithABrowser.Name)]
public sealed class OtherEndings(Chromium chromium)
{
    [Fact]
    public async Task Two_to_one_is_decided_with_the_dissent_recorded_and_the_advisor_and_the_strategic_group_told()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new RapidReviewStory(stage, ["childrens-services"], ["Southend Children's Services"])
        {
            Votes = ["commission", "none", "commission"],
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
            .And.Contain("Nothing further: 1")
            .And.Contain("The criteria are not met. Nothing further (dissents)");
        before.Should().Be(0);
        var told = stage.Mails().Where(m => m.Subject.Contains("issent", StringComparison.Ordinal)).ToList();
        var (advisor, strategic) = ((await stage.AsAsync(Part.IndependentAdvisor)).Email, (await stage.AsAsync(Part.StrategicGroup)).Email);
        told.Select(m => m.To).Should().BeEquivalentTo([advisor, strategic], "each is told, once");
        told.Should().OnlyContain(m => !m.Text.Contains("Nothing further", StringComparison.Ordinal));
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
        var escalation = stage.Mails().Where(m => m.To == senior.Email).Should()
            .ContainSingle(m => m.Subject.StartsWith("Escalation: agency report was due 5pm on Tuesday 29 December 2026", StringComparison.Ordinal)).Which;
        await senior.Page.GotoAsync(escalation.Links().Single().AbsolutePath);
        (await senior.Page.Locator("main").InnerTextAsync()).Should().MatchRegex($"{Silent}\\s+Late", "the link in the mail leads to what is owed");

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
        overview.Should().Contain("Review, in progress", "the Panel's reply is waited for").And.MatchRegex($"{Silent}\\s+Not received");
    }

    [Fact]
    public async Task An_incident_that_is_not_notified_is_a_record_with_its_reasons()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new NotificationStory(stage);
        (await story.BecomeAwareAsync()).Should().Contain("Tuesday 29 December 2026", "that is five working days after Friday 18 December, counted as day 0");
        await story.TriageAsync();
        await story.DecideAsync("not-notify");
        await stage.MoveClockToAsync("2026-12-18T12:00");

        var manager = await stage.AsAsync(Part.BusinessManager);
        (await manager.ReadAsync(story.ReviewPath)).Should().Contain("Review, not notified");
        (await manager.TasksAsync()).Should().BeEmpty("nothing follows");
        (await (await stage.AsAsync(Part.LocalAuthority)).TasksAsync()).Should().BeEmpty();
        stage.Mails().Should().NotContain(m => m.Text.Contains(RapidReviewStory.Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_notified_incident_starts_the_rapid_review_counted_from_when_it_was_sent()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new NotificationStory(stage);
        await story.BecomeAwareAsync();
        await story.TriageAsync();
        await story.DecideAsync("notify");
        await story.RecordNotificationAsync();
        await stage.MoveClockToAsync("2026-12-21T13:00");
        var manager = await stage.AsAsync(Part.BusinessManager);
        stage.Mails().Where(m => m.To == manager.Email).Select(m => m.Subject).Should()
            .ContainSingle(subject => subject.StartsWith("Notification made on Monday 21 December 2026", StringComparison.Ordinal));

        (await story.StartRapidReviewAsync(["southend-hospital", "eput"])).Should()
            .Contain("Wednesday 13 January 2027", "the notification was sent on Monday 21 December, so that is day 15");
        await stage.MoveClockToAsync("2026-12-21T14:00");
        (await manager.ReadAsync(story.ReviewPath)).Should().Contain("Review, in progress").And.Contain("Thursday 14 January 2027", "that is the outer limit");
        (await (await stage.AsAsync(Part.LeadOf("Southend Hospital"))).TasksAsync()).Should().ContainSingle();
        (await (await stage.AsAsync(Part.LeadOf("Cafcass"))).TasksAsync()).Should().BeEmpty();
        (await manager.TasksAsync()).Should().ContainSingle(t => t.Contains("Commission", StringComparison.Ordinal));
    }
}
