using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// Two siblings, seven agencies, and nearly everything that can go otherwise. What is looked at is what people see of it: who
/// owes, how it was decided, what stands.
/// </summary>
[Collection(WithABrowser.Name)]
public sealed class AHardCase(Chromium chromium)
{
    [Fact]
    public async Task A_case_in_which_nearly_everything_goes_otherwise_is_carried_to_its_end()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var notified = new NotificationStory(stage);
        await notified.BecomeAwareAsync();
        await notified.TriageAsync(new() { ["outcome"] = "seriously-harmed", ["harm"] = "physical emotional", ["lasting"] = "likely", ["childrenCount"] = "2", ["alsoChildren"] = "siblings" });
        await notified.DecideAsync("notify");
        await notified.RecordNotificationAsync();
        await stage.MoveClockToAsync("2026-12-21T13:00");
        await notified.StartRapidReviewAsync(HardCaseStory.Ids);
        await stage.MoveClockToAsync("2026-12-21T13:30");
        var story = new HardCaseStory(stage, notified.ReviewPath);
        var manager = await stage.AsAsync(Part.BusinessManager);

        await story.CommissionAsync();
        await story.ReportAsync();
        await stage.MoveClockToAsync("2026-12-30T17:30");
        var owing = await manager.ReadAsync(notified.ReviewPath);
        owing.Should().MatchRegex($"{HardCaseStory.Schools}\\s+Nil return").And.MatchRegex($"{HardCaseStory.PoliceAgency}\\s+(Late|Overdue)");
        await story.ReportLateAsync();
        await story.CirculateReportsAsync();

        await story.MeetAsync();
        await story.FindAnAgencyAsync();
        (await manager.ReadAsync(notified.ReviewPath)).Should().MatchRegex($"{HardCaseStory.FoundLate}\\s+(Answered|Submitted)");
        await story.VoteAsync();
        await stage.MoveClockToAsync("2027-01-07T17:15");
        await story.SettleAsync();
        var decided = await manager.ReadAsync(notified.ReviewPath);
        decided.Should().Contain("A learning or facilitated review, settled where no two partners agreed")
            .And.Contain("Southend City Council (by the deputy)").And.MatchRegex("Integrated Care Board\\s+Did not vote", "a missing vote is missing");

        await story.WriteAndCirculateDraftAsync();
        await story.TakeDraftTwoFromWordAsync();
        await story.SignOffForAgenciesAsync();
        await story.CorrectACommaAsync();
        (await manager.ReadAsync($"{notified.ReviewPath}/documents")).Should().Contain("corrected.docx");
        (await (await stage.AsAsync(Part.LeadOf(HardCaseStory.Hospital))).TasksAsync()).Should().BeEmpty("its sign-off stands: only a comma was corrected, and nobody objected");
        await story.ChangeAParagraphAsync();
        (await (await stage.AsAsync(Part.LeadOf(HardCaseStory.Hospital))).TasksAsync()).Should().ContainSingle("its sign-off fell with the text it was given for").Which.Should().Contain("Confirm the senior sign-off");
        await story.SignOffAgainAsync();
        await story.SignOffForAdvisorAsync();
        await story.SubmitAsync();

        await story.PanelDisagreesAsync();
        var changed = await manager.ReadAsync(notified.ReviewPath);
        changed.Should().Contain("Changed: Commission a local child safeguarding practice review")
            .And.Contain("Day 9: Convene the decision-makers", "a day is numbered by the date that a step was given, not by when it might have been asked for");
        await story.TellFamilyAsync();
        // The decision was changed: what the rapid review began goes on as a practice review.
        (await manager.ReadAsync(notified.ReviewPath)).Should().Contain("Review, in progress").And.Contain("Child safeguarding practice review");
        await story.CloseRecommendationAsync();

        (await ReviewsCommandLine.RunAsync("audit", "verify", "--data", Path.Combine(stage.Reviews.DataFolder, "data"))).Should().Be(0);
    }
}
