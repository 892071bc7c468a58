using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Uploads;

/// <summary>What nobody can hand in any more is discarded, with its row in the trail; what is part of a review, or may still be, never.</summary>
public sealed class DiscardUploadsTests
{
    private const string Field = "documents";

    [Fact]
    public async Task A_file_cut_short_goes_after_a_day_and_no_other()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "report.pdf");
        var handedIn = team.World.KeptFiles.Single();
        var (unknown, cut, young) = (Beside(handedIn, "0123456789abcdef"), Beside(handedIn, "fedcba9876543210.part"), Beside(handedIn, "00ff00ff00ff00ff.part"));
        foreach (var old in new[] { handedIn, unknown, cut })
            File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(young).AddDays(-2));

        await DiscardAsync(team);

        team.World.KeptFiles.Should().BeEquivalentTo([handedIn, unknown, young], "a database put back from last week knows less than was acknowledged since");
    }

    [Fact]
    public async Task A_file_whose_row_is_gone_stays_unless_the_trail_says_that_it_was_discarded()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "report.pdf");
        var handedIn = team.World.KeptFiles.Single();
        var done = await team.PoliceAgency.TaskAsync("agency-report", "essex-police");
        await team.PoliceAgency.SendFilesAsync(done, [(Field, "left-out.pdf", Files.Pdf)], [("response", "nil-return"), ("reason", "None"), ("confirmed", "true")]);
        var leftOut = team.World.KeptFiles.Except([handedIn]).Single();
        await DiscardAsync(team);
        team.World.KeptFiles.Should().Equal(handedIn);

        // Killed between the row and the file; and the other's row is not in what was put back.
        Beside(handedIn, Path.GetFileName(leftOut));
        foreach (var old in new[] { handedIn, leftOut })
            File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(leftOut).AddDays(-2));
        await team.World.ReadAsync(db => db.Documents.ExecuteDeleteAsync());
        await DiscardAsync(team);

        team.World.KeptFiles.Should().Equal(handedIn);
    }

    [Fact]
    public async Task What_was_kept_for_a_task_now_closed_goes_and_the_trail_says_so()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var open = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        await team.Hospital.SendFilesAsync(open, [(Field, "waits.pdf", Files.Pdf)], [("response", "report"), ("author", "")]);
        var done = await team.PoliceAgency.TaskAsync("agency-report", "essex-police");
        await team.PoliceAgency.SendFilesAsync(done, [(Field, "left-out.pdf", Files.Pdf)], [("response", "nil-return"), ("reason", "None"), ("confirmed", "true")]);
        team.World.KeptFiles.Should().HaveCount(2);

        await DiscardAsync(team);
        await DiscardAsync(team);

        (await team.World.ReadAsync(db => db.Documents.Select(d => d.FileName).ToListAsync())).Should().Equal("waits.pdf");
        team.World.KeptFiles.Should().ContainSingle();
        var row = await team.World.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Event == "document-discarded"));
        row.Data.Should().Contain(team.PoliceAgency.Id.ToString("D")).And.Contain("sha256").And.NotContain("left-out");
        (await team.World.ReadAsync(async db => await Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();

        // What waits is still there to be handed in.
        var sent = await team.Hospital.SendAsync(open, ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        sent.Location.Should().StartWith("/tasks?done=", sent.Text);
    }

    private static string Beside(string file, string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, name);
        File.WriteAllBytes(path, Files.Pdf);
        return path;
    }

    private static Task DiscardAsync(SouthendTeam team) => team.World.Services.GetRequiredService<DiscardUploads>().RunAsync(CancellationToken.None);
}
