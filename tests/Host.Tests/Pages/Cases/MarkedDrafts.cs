using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Testing.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Brings a rapid review to drafts that came back from Word with tracked changes and comments, and looks at who has them.</summary>
internal static class MarkedDrafts
{
    public static readonly (string, string)[] Signs = [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    public static readonly (string, string)[] All = [("outcome.5", "answered"), ("answer.5", "It was Monday."), ("acceptRest", "true")];

    public static async Task NobodyElseHasItAsync(SouthendTeam team, string page)
    {
        await team.World.SweepAsync();
        (await team.World.ReadAsync(db => db.Jobs.AnyAsync(j => j.Type == "recirculate-draft"))).Should().BeFalse();
        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.Step == "sign-off"))).Should().BeFalse();
        (await team.World.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.Kind == "draft-recirculated"))).Should().BeFalse();
        foreach (var reader in new[] { team.Hospital, team.Council, team.Advisor, team.Nurse })
        {
            (await reader.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound);
            (await reader.OpenAsync($"/documents/{page[^36..]}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await reader.OpenAsync(team.Review + "/documents")).Text.Should().NotContain("draft two.docx");
        }
    }

    /// <summary>Up to draft two, which came back from Word with changes; answers with its page.</summary>
    public static async Task<string> ToMarkedDraftTwoAsync(SouthendTeam team, params (string, string)[] fields)
    {
        var sent = await team.Manager.SendFilesAsync(await team.Manager.TaskAsync(await ToDraftTwoAsync(team)), [("document", "draft two.docx", MarkedDocument.Make())], fields);
        sent.Location.Should().Contain("/versions/", sent.Text).And.EndWith("?handedIn=true");
        return Page(sent.Location!);
    }

    public static async Task<string> ToDraftTwoAsync(SouthendTeam team)
    {
        await HandInAsync(team, await ToFirstDraftAsync(team), MarkedDocument.Clean("The child was and very quiet.", "Stressed", "The visit was on Monday."));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        return "write-draft-two";
    }

    public static async Task<string> ToFirstDraftAsync(SouthendTeam team)
    {
        await team.CirculateAsync();
        await team.MeetAsync();
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"));
        return "write-first-draft";
    }

    /// <summary>Answers with where its writer is sent on.</summary>
    public static async Task<string> HandInAsync(SouthendTeam team, string element, byte[] file)
    {
        var sent = await team.Manager.SendFilesAsync(await team.Manager.TaskAsync(element), [("document", element + ".docx", file)], []);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
        return sent.Location!;
    }

    /// <summary>The version holds the marks, and nobody has counted them: as the version of the service before left it.</summary>
    public static async Task MarkAsBeforeAsync(SouthendTeam team, DocumentRow draft)
    {
        var stored = await team.World.Services.GetRequiredService<UploadStore>().KeepAsync(MarkedDocument.Make(), CancellationToken.None);
        await team.World.ReadAsync(db => db.CountedMarks.Where(c => c.DocumentId == draft.Id).ExecuteDeleteAsync());
        await team.World.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"Documents\" SET \"StoredName\" = {stored} WHERE \"Sha256\" = {draft.Sha256}"));
    }

    public static Task<DocumentRow> CleanAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.Documents.Where(d => d.Counted!.Marks == 0).OrderByDescending(d => d.UploadedAt).ThenByDescending(d => d.Version).FirstAsync());

    public static string Page(string location) => location.Split('?')[0];
}
