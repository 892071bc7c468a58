using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>One rapid review, all fifteen days, by everyone concerned, with what each sees and does not see on the way.</summary>
[Collection(WithABrowser.Name)]
public sealed class AReviewAcrossChristmas(Chromium chromium)
{
    private static readonly string[] Ids = ["childrens-services", "southend-hospital", "education", "eput"];

    private static readonly string[] Names =
        ["Southend Children's Services", "Southend Hospital", "Southend schools and colleges", "Essex Partnership University NHS Foundation Trust"];

    /// <summary>Each date of the timetable, as a person reads it.</summary>
    private static readonly (string Task, string Date)[] Timetable =
    [
        ("Commission the rapid review", "Monday 21 December 2026"),
        ("Alert NHS providers", "Monday 21 December 2026"),
        ("Write and return the agency", "Tuesday 29 December 2026"),
        ("Circulate the reports", "Wednesday 30 December 2026"),
        ("Hold the rapid review panel", "Thursday 31 December 2026"),
        ("Vote on what follows", "Wednesday 6 January 2027"),
        ("Write the first draft", "Wednesday 6 January 2027"),
        ("Circulate the first draft", "Thursday 7 January 2027"),
        ("Comment on the first draft", "Thursday 7 January 2027"),
        ("Agree amendments, finalise draft two", "Thursday 7 January 2027"),
        ("Confirm the senior sign-off", "Friday 8 January 2027"),
        ("Proof-read and sign off the final copy", "Monday 11 January 2027"),
        ("Submit to the national Panel", "Tuesday 12 January 2027"),
    ];

    [Fact]
    public async Task A_review_is_taken_from_notification_to_submission_and_reply_by_everyone_concerned()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new RapidReviewStory(stage, Ids, Names);

        var shown = await story.StartAsync();
        SeeTimetable(shown);
        await SeeWhoIsAskedAsync(stage);
        await story.CommissionAsync();
        SeeCommissioned(stage, story);

        await story.ReportAsync();
        var documents = await SeeOwnReportsOnlyAsync(stage, story);
        await story.CirculateReportsAsync();
        await SeeAllReportsAsync(stage, story, documents);

        await story.MeetAsync();
        await story.VoteAsync(Part.LocalAuthority);
        await SeeVotesHiddenAsync(stage, story);
        await story.VoteAsync(Part.Police);
        await story.VoteAsync(Part.Health);
        await SeeDecisionAsync(stage, story);

        await story.WriteFirstDraftAsync();
        (await (await stage.AsAsync(Part.LeadOf(Names[0]))).ReadAsync($"{story.ReviewPath}/documents")).Should().NotContain("draft-one.docx");
        await story.CirculateDraftAndCommentAsync();
        (await (await stage.AsAsync(Part.LeadOf(Names[0]))).ReadAsync($"{story.ReviewPath}/documents")).Should().Contain("draft-one.docx");
        await story.WriteDraftTwoAsync();
        await story.SignOffForAgenciesAsync();
        await story.SignOffForAdvisorAsync();
        await story.SubmitAsync();
        await SeeTheReplyAwaitedAsync(stage, story);
        await story.PanelAgreesAsync();
        await SeeTheReplyAsync(stage, story);
        await story.TellFamilyAsync();

        await SeeTheEndAsync(stage, story);
        SeeNothingOfTheCaseInMail(stage);
        (await ReviewsCommandLine.RunAsync("audit", "verify", "--data", Path.Combine(stage.Reviews.DataFolder, "data"))).Should().Be(0);
    }

    private static void SeeTimetable(string shown)
    {
        foreach (var (task, date) in Timetable)
        {
            var from = shown.IndexOf(task, StringComparison.Ordinal);
            from.Should().BePositive("the timetable names {0}", task);
            shown[from..Math.Min(shown.Length, from + 400)].Should().Contain(date, "that is when \"{0}\" is due", task);
        }

        shown.Should().Contain("Outer limit").And.Contain("Wednesday 13 January 2027");
    }

    private static async Task SeeWhoIsAskedAsync(Stage stage)
    {
        foreach (var agency in Names)
        {
            (await (await stage.AsAsync(Part.LeadOf(agency))).TasksAsync()).Should().ContainSingle().Which.Should().Contain(agency);
        }

        (await (await stage.AsAsync(Part.LeadOf("Cafcass"))).TasksAsync()).Should().BeEmpty("it was not asked");
        (await (await stage.AsAsync(Part.SeniorOf(Names[1]))).TasksAsync()).Should().BeEmpty();
        (await (await stage.AsAsync(Part.BusinessManager)).TasksAsync()).Should().ContainSingle();
    }

    private static void SeeCommissioned(Stage stage, RapidReviewStory story)
    {
        var told = stage.Mails().Where(m => m.Text.Contains("committee room 2", StringComparison.Ordinal)).ToList();
        told.Should().HaveCount(3, "each partner is told once");
        told.Select(m => m.To).Should().OnlyHaveUniqueItems();
        told.Should().OnlyContain(m => m.Text.Contains(story.Reference, StringComparison.Ordinal) && m.Text.Contains(".docx", StringComparison.Ordinal));
    }

    /// <returns>The address of each agency's report, by its place.</returns>
    private static async Task<Dictionary<int, string>> SeeOwnReportsOnlyAsync(Stage stage, RapidReviewStory story)
    {
        var addresses = new Dictionary<int, string>();
        foreach (var place in new[] { 0, 1, 3 })
        {
            var lead = await stage.AsAsync(Part.LeadOf(Names[place]));
            var seen = await lead.ReadAsync($"{story.ReviewPath}/documents");
            seen.Should().Contain(RapidReviewStory.ReportFile(place));
            foreach (var other in new[] { 0, 1, 3 }.Except([place]))
            {
                seen.Should().NotContain(RapidReviewStory.ReportFile(other));
            }

            addresses[place] = (await lead.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = RapidReviewStory.ReportFile(place) }).GetAttributeAsync("href"))!;
        }

        var stranger = await stage.AsAsync(Part.LeadOf(Names[0]));
        (await stranger.StatusAsync(addresses[1])).Should().Be(404, "another agency's report is not there before circulation");
        (await stranger.StatusAsync(addresses[0])).Should().Be(200);
        (await (await stage.AsAsync(Part.BusinessManager)).StatusAsync(addresses[1])).Should().Be(200);
        (await (await stage.AsAsync(Part.Administrator)).StatusAsync(addresses[1])).Should().Be(404, "an administrator has no case content");
        (await (await stage.AsAsync(Part.Administrator)).StatusAsync(story.ReviewPath)).Should().Be(404);
        (await (await stage.AsAsync(Part.LeadOf("Cafcass"))).StatusAsync(story.ReviewPath)).Should().Be(404, "it is not on this review");
        return addresses;
    }

    private static async Task SeeAllReportsAsync(Stage stage, RapidReviewStory story, Dictionary<int, string> addresses)
    {
        var lead = await stage.AsAsync(Part.LeadOf(Names[0]));
        var seen = await lead.ReadAsync($"{story.ReviewPath}/documents");
        foreach (var (place, address) in addresses)
        {
            seen.Should().Contain(RapidReviewStory.ReportFile(place));
            (await lead.StatusAsync(address)).Should().Be(200);
        }

        (await (await stage.AsAsync(Part.LeadOf("Cafcass"))).StatusAsync(addresses[1])).Should().Be(404);
    }

    private static async Task SeeVotesHiddenAsync(Stage stage, RapidReviewStory story)
    {
        foreach (var part in new[] { Part.BusinessManager, Part.Police, Part.IndependentAdvisor, Part.LocalAuthority })
        {
            var player = await stage.AsAsync(part);
            var overview = await player.ReadAsync(story.ReviewPath);
            overview.Should().Contain("hidden from everyone until it has closed");
            var everywhere = overview + await player.ReadAsync($"{story.ReviewPath}/history") + await player.ReadAsync($"{story.ReviewPath}/timetable")
                + await player.ReadAsync($"{story.ReviewPath}/process");
            everywhere.Should().NotContain("Marigold: learning-review", "{0} must not see how anyone voted", part);
        }
    }

    private static async Task SeeDecisionAsync(Stage stage, RapidReviewStory story)
    {
        var overview = await (await stage.AsAsync(Part.BusinessManager)).ReadAsync(story.ReviewPath);
        overview.Should().Contain("Decision").And.Contain("A learning or facilitated review").And.NotContain("dissents");
        (await (await stage.AsAsync(Part.LeadOf(Names[0]))).ReadAsync(story.ReviewPath)).Should().NotContain("Marigold: learning-review");
    }

    private static async Task SeeTheReplyAwaitedAsync(Stage stage, RapidReviewStory story)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        var overview = await manager.ReadAsync(story.ReviewPath);
        overview.Should().Contain("Review, in progress").And.Contain("Tuesday 26 January 2027", "ten working days after the submission the reply is chased");
        (await manager.TasksAsync()).Should().HaveCount(2).And.Contain(task => task.Contains("Record the Panel", StringComparison.Ordinal)).And.Contain(task => task.Contains("seven-minute briefing", StringComparison.Ordinal));
        (await manager.ReadAsync($"{story.ReviewPath}/history")).Should().NotContain("Record why the review is late", "the fifteen days ended with the submission");
    }

    private static async Task SeeTheReplyAsync(Stage stage, RapidReviewStory story)
    {
        (await (await stage.AsAsync(Part.Police)).ReadAsync(story.ReviewPath)).Should().Contain("The Panel agrees with the decision");
        (await (await stage.AsAsync(Part.LeadOf(Names[0]))).ReadAsync(story.ReviewPath)).Should().NotContain("The Panel agrees");
        stage.Mails().Count(m => m.Subject.StartsWith("The national Panel wrote on Wednesday 20 January 2027", StringComparison.Ordinal))
            .Should().Be(7, "the three partners, the author, the advisor and both managers are told, each once");
    }

    private static async Task SeeTheEndAsync(Stage stage, RapidReviewStory story)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        (await manager.ReadAsync(story.ReviewPath)).Should().Contain("Review, completed");
        (await manager.ReadAsync($"{story.ReviewPath}/history")).Should().Contain("Submit to the national Panel");
        foreach (var part in new[] { Part.BusinessManager, Part.LeadAuthor, Part.IndependentAdvisor, Part.Police, Part.LeadOf(Names[1]) })
        {
            (await (await stage.AsAsync(part)).TasksAsync()).Should().BeEmpty("the review is over");
        }
    }

    private static void SeeNothingOfTheCaseInMail(Stage stage)
    {
        var mails = stage.Mails();
        mails.Should().HaveCountGreaterThan(20);
        mails.Select(m => m.Id).Should().OnlyHaveUniqueItems();
        mails.Should().NotContain(m => m.Text.Contains(RapidReviewStory.Secret, StringComparison.OrdinalIgnoreCase));
        mails.Should().NotContain(m => m.Text.Contains("report-0", StringComparison.Ordinal) || m.Text.Contains("draft-one", StringComparison.Ordinal));
        foreach (var agency in Names)
        {
            mails.Should().NotContain(m => m.Text.Contains(agency, StringComparison.OrdinalIgnoreCase), "no mail names an agency");
        }
    }
}
