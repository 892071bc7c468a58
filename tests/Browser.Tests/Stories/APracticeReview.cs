using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// One case from its notification in December 2026 through the rapid review and the child safeguarding practice review to
/// publication, to the day a year later when it leaves the website, and to the last recommendation signed off in September 2028.
/// </summary>
[Collection(WithABrowser.Name)]
public sealed class APracticeReview(Chromium chromium)
{
    private const string Childrens = "Southend Children's Services";
    private const string Hospital = "Southend Hospital";

    private const string Progress = "Report on what is to be done";
    private const string First = RapidReviewStory.Recommended;
    private const string Report = "Write and return the agency";

    private static readonly LocalDate Decided = PracticeReviewStory.Decided;

    [Fact]
    public async Task A_case_is_carried_from_notification_to_publication_and_until_the_last_recommendation_is_signed_off()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var rapid = await CommissionedAsync(stage);
        var story = new PracticeReviewStory(stage, [Childrens, Hospital]);
        var delays = new DelayStory(stage, rapid.ReviewPath);
        var follow = new FollowUpStory(stage, rapid.ReviewPath);
        var manager = await stage.AsAsync(Part.BusinessManager);
        var began = await manager.ReadAsync(rapid.ReviewPath);
        began.Should().MatchRegex("Counted from\\s+Review initiated, " + Words(Decided), "the panel agreed on that day")
            .And.MatchRegex("Outer limit\\s+" + Words(Decided.PlusMonths(6)), "six calendar months from the day of the decision")
            .And.NotContain("Ask one that was found late", "the rapid review is over");
        began.Split("The Panel’s reply").Should().HaveCount(2, "it stands where it was waited for, and once");
        (await manager.OwedAsync("Say who leads")).Should().Contain(Words(new LocalDate(2027, 1, 26)), "two working days from Friday 22 January");
        await rapid.TellFamilyAsync();

        await story.CommissionAsync();
        await story.SetUpAsync();
        await SeeWhoWritesAsync(stage, rapid.ReviewPath);
        var lead = await stage.AsAsync(Part.LeadOf(Hospital));
        (await lead.OwedAsync(Report)).Should().Contain(Words(Decided.PlusMonths(2)), "the last working day of two months");
        await stage.MoveClockToAsync("2027-02-01T09:00");
        (await delays.PauseAsync(from: "2027-02-01", runsFrom: "2027-02-15", reviewOn: "2027-02-12")).Should().Contain("Strategic Leadership Group")
            .And.Contain(Words(Decided.PlusMonths(6).PlusDays(14)), "the clock stands still for fourteen days");
        await delays.TellAsync("2027-02-01", "The Panel and the Secretary of State");
        await SeePausedAsync(stage, rapid.ReviewPath, lead);

        await story.GatherAsync(rapid.ReportAsync);
        await follow.FinishAsync(Part.LocalAuthority);
        await story.WriteAsync();
        await stage.MoveClockToAsync("2027-05-14T17:30");
        var reviewer = await stage.AsAsync(Part.Reviewer);
        (await reviewer.OwedAsync("Finalise the report")).Should().Contain(Words(Decided.PlusMonths(5).PlusDays(14)), "the last working day of five months, and the fourteen days");
        await story.UntilAsync("2027-06-01T09:00");
        (await delays.ExtendAsync(approvedOn: "2027-06-01", target: "2027-07-30", reviewOn: "2027-06-30")).Should().Contain("Friday 30 July 2027");
        await delays.TellAsync("2027-06-01", "The Panel", "The Secretary of State");
        await SeeExtendedAsync(stage, rapid.ReviewPath, reviewer);

        await story.SignAndAdoptAsync();
        (await manager.OwedAsync("Prepare the version that is published")).Should().Contain("Tuesday 13 July 2027", "ten working days before Tuesday 27 July");
        await story.PrepareAsync();
        (await story.PublishAsync()).Should().Contain("Nothing is said in public before Tuesday 27 July 2027, 10am")
            .And.Contain("Expected nothing to be published before 27 July 2027 at 10:00, but 27 July 2027 at 09:15 is before it")
            .And.NotContain("What is wrong with it?", "that is asked where it is said to be wrong");
        await story.LookAfterAsync();
        (await (await stage.AsAsync(Part.StrategicGroup)).ReadAsync("/actions/southend/quarter?of=2027-07")).Should().MatchRegex($"{Childrens}[^.]*Done: Read by {Childrens}").And.Contain($"Done: Read by {Hospital}");
        await SeePublishedAsync(stage, rapid.ReviewPath);
        await FollowForAYearAsync(stage, follow);
        await SeeTakeDownAskedAsync(stage);
        await story.TakeDownAsync();

        await stage.MoveClockToAsync("2028-09-21T10:00");
        await follow.FinishAsync(Part.Police);
        await stage.MoveClockToAsync("2028-09-21T10:30");
        await SeeTheEndAsync(stage, rapid.ReviewPath);
        (await ReviewsCommandLine.RunAsync("audit", "verify", "--data", Path.Combine(stage.Reviews.DataFolder, "data"))).Should().Be(0);
    }

    private static async Task<RapidReviewStory> CommissionedAsync(Stage stage)
    {
        string[] ids = ["childrens-services", "southend-hospital"];
        var notified = new NotificationStory(stage);
        await notified.BecomeAwareAsync();
        await notified.TriageAsync();
        await notified.DecideAsync("notify");
        await notified.RecordNotificationAsync();
        await stage.MoveClockToAsync("2026-12-21T13:00");
        await notified.StartRapidReviewAsync(ids);
        await stage.MoveClockToAsync("2026-12-21T13:30");
        var rapid = RapidReviewStory.After(notified, stage, ids, [Childrens, Hospital], agreed: "commission");
        await rapid.CommissionAsync();
        await rapid.ReportAsync();
        await rapid.CirculateReportsAsync();
        await rapid.MeetAsync();
        await rapid.WriteFirstDraftAsync();
        await rapid.CirculateDraftAndCommentAsync();
        await rapid.WriteDraftTwoAsync();
        await rapid.SignOffForAgenciesAsync();
        await rapid.SignOffForAdvisorAsync();
        await rapid.SubmitAsync();
        await rapid.PanelAgreesAsync();
        return rapid;
    }

    private static async Task SeeWhoWritesAsync(Stage stage, string reviewPath)
    {
        (await (await stage.AsAsync(Part.Reviewer)).StatusAsync(reviewPath)).Should().Be(200);
        (await (await stage.AsAsync(Part.LeadAuthor)).StatusAsync(reviewPath)).Should().Be(404, "the author of the rapid review has no part in this one");
    }

    private static async Task SeePausedAsync(Stage stage, string reviewPath, Player lead)
    {
        var due = Decided.PlusMonths(2).PlusDays(14);
        await stage.MoveClockToAsync("2027-02-01T10:00");
        (await lead.OwedAsync(Report)).Should().Contain(Words(due), "fourteen days later");
        (await lead.ReadAsync(reviewPath)).Should().Contain("Since Monday 1 February 2027. It goes on from Monday 15 February 2027, and every date is provisional until then")
            .And.NotContain("follow-up of recommendations", "a lead to whom nothing was recommended sees no step of it");
        stage.Mails().Should().ContainSingle(m => m.To == lead.Email && m.Subject.StartsWith($"New date: agency report due 5pm on {Words(due)}", StringComparison.Ordinal));
        var delays = await (await stage.AsAsync(Part.BusinessManager)).ReadAsync($"{reviewPath}/delays");
        delays.Should().Contain("The Panel and the Secretary of State, on Monday 1 February 2027").And.NotContain("Still to be told");
    }

    private static async Task SeeExtendedAsync(Stage stage, string reviewPath, Player reviewer)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        (await reviewer.OwedAsync("Finalise the report")).Should().Contain("Wednesday 30 June 2027", "from Sunday 18 July to Friday 30 July are twelve days, and it was due on Friday 18 June");
        (await manager.ReadAsync(reviewPath)).Should().MatchRegex($"Outer limit\\s+{Words(Decided.PlusMonths(6))}, 5pm, extended to Friday 30 July 2027, 5pm", "the limit it had stays on show");
        (await manager.ReadAsync($"{reviewPath}/delays")).Should().NotContain("Still to be told");
        stage.Mails().Should().Contain(m => m.To == manager.Email && m.Subject.StartsWith("A delay is to be reviewed: Friday 12 February 2027", StringComparison.Ordinal));
    }

    private static async Task SeePublishedAsync(Stage stage, string reviewPath)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        (await manager.TasksAsync()).Should().BeEmpty("until it is taken down");
        (await manager.ReadAsync(reviewPath)).Should().Contain("Review, in progress").And.Contain("Take it off the website");
        (await manager.ReadAsync("/timers")).Should().MatchRegex($"Goes on to “Take it off the website”\\s+{Words(PracticeReviewStory.PublishOn.PlusYears(1))}, 9am", "that is when it opens");
    }

    /// <summary>Each owner says once a quarter how far it is; one is done, and what the rapid review recommended turns out not to last.</summary>
    private static async Task FollowForAYearAsync(Stage stage, FollowUpStory follow)
    {
        var hospital = Part.LeadOf(Hospital);
        var asked = PracticeReviewStory.Adopted.PlusMonths(3);
        (await (await stage.AsAsync(hospital)).OwedAsync(Progress)).Should().Contain(Words(asked), "it is asked at least once a quarter");
        var quarters = new Rhythm(stage, asked, every: 3, async day =>
        {
            (await (await stage.AsAsync(Part.Police)).OwedAsync(Progress)).Should().Contain(Words(day), "three months on");
            await follow.UnderWayAsync(Part.Police, "amber", day.PlusMonths(3));
        });
        await quarters.UntilAsync("2027-09-21T13:00");
        await follow.UnderWayAsync(hospital, "green", new LocalDate(2027, 12, 1));
        await quarters.UntilAsync("2027-10-11T10:00");
        await follow.ReopenAsync(First, "The letters are late again", "2028-01-31");
        await stage.MoveClockToAsync("2027-10-11T10:30");
        await SeeReopenedAsync(stage, follow);
        await quarters.UntilAsync("2027-11-30T10:00");
        await follow.FinishAsync(hospital);
        await quarters.UntilAsync("2028-01-10T10:00");
        await follow.FinishAsync(Part.LocalAuthority);
        (await follow.ReadAsync(Part.StrategicGroup, First)).Split("Signed off").Should().HaveCount(3, "it was signed off, and is again");
        await quarters.UntilAsync("2028-07-26T17:00");
    }

    private static async Task SeeReopenedAsync(Stage stage, FollowUpStory follow)
    {
        var council = await stage.AsAsync(Part.LocalAuthority);
        (await council.OwedAsync(Progress)).Should().Contain("Tuesday 11 January 2028", "a quarter on, before it is due on 31 January");
        (await follow.ReadAsync(Part.LocalAuthority, First)).Should().Contain("Signed off").And.MatchRegex("Reopened, Monday 11 October 2027\\s+The letters are late again").And.Contain("Monday 31 January 2028");
        var actions = await (await stage.AsAsync(Part.StrategicGroup)).ReadAsync("/actions");
        actions.Should().MatchRegex($"{First}\\s+SOU-2026-0001\\s+Southend City Council\\s+Monday 31 January 2028\\s+Open")
            .And.MatchRegex("Wednesday 1 December 2027\\s+Open: green").And.MatchRegex("Friday 29 September 2028\\s+Open: amber");
    }

    private static async Task SeeTakeDownAskedAsync(Stage stage)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        (await manager.TasksAsync()).Should().BeEmpty("the year is not over");
        await stage.MoveClockToAsync("2028-07-27T09:30");
        (await manager.OwedAsync("Take it off the website")).Should().Contain("Thursday 3 August 2028", "five working days after a year on the website");
        stage.Mails().Should().ContainSingle(m => m.To == manager.Email && m.Subject.Contains("Thursday 3 August 2028", StringComparison.Ordinal));
        await stage.MoveClockToAsync("2028-07-28T10:00");
    }

    private static async Task SeeTheEndAsync(Stage stage, string reviewPath)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        (await manager.ReadAsync(reviewPath)).Should().Contain("Review, completed").And.Contain("Nothing more is asked of anyone: this review is over");
        var actions = await (await stage.AsAsync(Part.StrategicGroup)).ReadAsync("/actions");
        actions.Split("Closed: done").Should().HaveCount(4, "all three are");
        foreach (var part in new[] { Part.BusinessManager, Part.IndependentAdvisor, Part.StrategicGroup, Part.Reviewer, Part.LeadOf(Childrens), Part.LeadOf(Hospital), Part.LocalAuthority, Part.Police, Part.Health })
            (await (await stage.AsAsync(part)).TasksAsync()).Should().BeEmpty("{0} has nothing more to do", part);
        var mails = stage.Mails();
        mails.Should().NotContain(m => m.Text.Contains(RapidReviewStory.Secret, StringComparison.OrdinalIgnoreCase));
        mails.Should().NotContain(m => m.Subject.StartsWith("Time limit", StringComparison.Ordinal), "it was published before its limit");
        mails.Should().NotContain(m => m.Subject.StartsWith("Overdue", StringComparison.Ordinal), "everybody was in time");
    }

    private static string Words(LocalDate day) => PracticeReviewStory.Words(day);
}
