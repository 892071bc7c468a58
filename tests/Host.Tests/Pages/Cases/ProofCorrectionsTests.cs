using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Documents;
using Reviews.Testing.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is corrected on day 14, after the agencies signed (S003 App. E, day 14).</summary>
public sealed class ProofCorrectionsTests
{
    private const string Paragraph = "The child who was seen on Monday was well.";

    private static readonly (string, string)[] Signs = [("name", "n"), ("level", "Chief Nurse"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    [Fact]
    public async Task A_comma_is_shown_as_a_difference_and_the_sign_offs_stand_when_nobody_objects_by_the_hour()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ToCorrectionAsync(team, "The child, who was seen on Monday, was well.");

        var judging = await team.Advisor.TaskAsync("judge-corrections");
        (await team.Advisor.OpenAsync(judging)).Text.Should().Contain("Version 3").And.Contain("what has changed since version 2, which was signed");
        var difference = await team.Advisor.OpenAsync(await DifferenceAsync(team));
        difference.Text.Should().Contain("from version 2 to version 3").And.Contain("1 paragraph has changed: 0 words were put in and 0 were taken out.");
        (await team.Advisor.OpenAsync(await DifferenceAsync(team) + "?since=1")).Text.Should().Contain("from version 1 to version 3");
        await team.DoneAsync(team.Advisor, "judge-corrections", ("kind", "proof"), ("why", "Two commas"));

        (await team.Hospital.OpenAsync(await DifferenceAsync(team))).Status.Should().Be(HttpStatusCode.OK, "whoever may object sees what was corrected");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("object-to-corrections", "southend-hospital"), ("objects", "yes"))).Text.Should().Contain("Enter an answer to “What is more than a proof correction?”");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("object-to-corrections", "southend-hospital"), ("objects", "no"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 17, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", Signs);

        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("submit-review"))).Text.Should().Contain("Proof corrections were made after these agencies signed, and no agency objected to them: their sign-offs stand.");
        var report = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file"));
        report.Should().Contain("Signed off; proof corrections since, to which no agency objected").And.NotContain("Void: signed an earlier version");
    }

    [Fact]
    public async Task A_changed_paragraph_voids_the_sign_offs_and_each_agency_is_asked_again_for_the_new_version()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ToCorrectionAsync(team, Paragraph, "A paragraph about the siblings.");
        await team.DoneAsync(team.Advisor, "judge-corrections", ("kind", "more"), ("why", "The siblings"));

        var signing = await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital");
        var corrected = await team.World.ReadAsync(db => db.Documents.OrderByDescending(d => d.UploadedAt).FirstAsync());
        (await team.Hospital.OpenAsync(signing)).Html.Should().Contain(corrected.Sha256).And.Contain("what has changed since version 2");
        (await team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.IsOpen).Select(t => t.ElementId).ToListAsync())).Should().AllBe("confirm-senior-sign-off").And.HaveCount(3);
        (await team.Hospital.SendAsync(signing, Signs)).Status.Should().Be(HttpStatusCode.Redirect);

        var report = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file"));
        report.Should().Contain("Version 3").And.NotContain("proof corrections since");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task An_agency_asked_again_that_is_silent_is_listed_as_signed_neither_on_the_page_nor_in_the_record()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ToCorrectionAsync(team, Paragraph, "A paragraph about the siblings.");
        await team.DoneAsync(team.Advisor, "judge-corrections", ("kind", "more"), ("why", "The siblings"));
        foreach (var (lead, agency) in new[] { (team.Childrens, "childrens-services"), (team.PoliceAgency, "essex-police") })
            (await lead.SendAsync(await lead.TaskAsync("confirm-senior-sign-off", agency), Signs)).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 12, 17, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", Signs);

        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("submit-review"))).Text.Should().NotContain("signed an earlier version").And.NotContain("Southend Hospital");
        WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file")).Should().Contain("Silent: no sign-off came in time. Silence is no consent").And.NotContain("Void: signed an earlier version");
    }

    [Fact]
    public async Task One_objection_voids_them_too()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ToCorrectionAsync(team, "The child who was seen on Tuesday was well.");
        await team.DoneAsync(team.Advisor, "judge-corrections", ("kind", "proof"), ("why", "A day"));

        await team.Hospital.SendAsync(await team.Hospital.TaskAsync("object-to-corrections", "southend-hospital"), ("objects", "yes"), ("reason", "It was Monday"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 17, 0));

        (await team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.IsOpen).Select(t => t.ElementId).ToListAsync())).Should().AllBe("confirm-senior-sign-off").And.HaveCount(3);
        var report = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file"));
        report.Should().NotContain("to which no agency objected");
    }

    private static async Task<string> DifferenceAsync(SouthendTeam team)
    {
        var version = await team.World.ReadAsync(db => db.Documents.OrderByDescending(d => d.UploadedAt).FirstAsync());
        return $"{team.Review}/versions/{version.Id:D}/difference";
    }

    /// <summary>Up to Monday 11 January 2027, day 14, 10:00: all three agencies signed version 2, the advisor asked for corrections, and version 3 is handed in.</summary>
    private static async Task ToCorrectionAsync(SouthendTeam team, params string[] corrected)
    {
        await team.CirculateAsync();
        await team.MeetAsync();
        await HandInAsync(team, "write-first-draft", "A first draft.");
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await HandInAsync(team, "write-draft-two", Paragraph);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 8, 11, 0));
        foreach (var (lead, agency) in new[] { (team.Childrens, "childrens-services"), (team.PoliceAgency, "essex-police"), (team.Hospital, "southend-hospital") })
            (await lead.SendAsync(await lead.TaskAsync("confirm-senior-sign-off", agency), Signs)).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 10, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "corrections-needed"), ("issue", "Proofs"), ("declaration", "true"));
        await HandInAsync(team, "correct-draft", corrected);
    }

    private static async Task HandInAsync(SouthendTeam team, string element, params string[] paragraphs)
    {
        var sent = await team.Manager.SendFilesAsync(await team.Manager.TaskAsync(element), [("document", element + ".docx", MarkedDocument.Clean(paragraphs))], []);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }
}
