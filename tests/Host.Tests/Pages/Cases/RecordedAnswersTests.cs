using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What was answered at a step can be read again by those whose step it was and by the business manager, and by nobody else.</summary>
public sealed class RecordedAnswersTests
{
    [Fact]
    public async Task What_a_form_was_answered_is_read_again_from_the_timetable()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var commission = (await team.Manager.TaskAsync("commission")).Split('/')[^1];
        await team.CirculateAsync();
        var lead = (await team.Police.TaskAsync("name-partner-lead", "police")).Split('/')[^1];
        await team.DoneAsync(team.Police, "name-partner-lead", "police", ("leadName", "THE-DELEGATE"), ("leadPost", "p"), ("leadEmail", "lead@example.org"), ("leadPhone", "01702 000000"));

        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"/tasks/{commission}\"").And.Contain($"/tasks/{lead}\"");
        (await team.Manager.OpenAsync($"/tasks/{commission}")).Text.Should().Contain("What was recorded").And.Contain("Room 3").And.Contain("Thursday 31 December 2026");
        (await team.Manager.OpenAsync($"/tasks/{lead}")).Text.Should().Contain("THE-DELEGATE");
        (await team.Police.OpenAsync(team.Review)).Html.Should().Contain($"/tasks/{lead}\"").And.NotContain($"/tasks/{commission}\"");
        (await team.Police.OpenAsync($"/tasks/{lead}")).Text.Should().Contain("THE-DELEGATE");
        foreach (var other in new[] { team.Council, team.Hospital, team.Advisor })
        {
            (await other.OpenAsync($"/tasks/{lead}")).Location.Should().EndWith(team.Review, "it is not theirs to read");
            (await other.OpenAsync(team.Review)).Html.Should().NotContain($"/tasks/{lead}\"").And.NotContain($"/tasks/{commission}\"");
        }

        (await team.Outsider.OpenAsync($"/tasks/{lead}")).Status.Should().Be(HttpStatusCode.NotFound);
        var manager = team.Manager.Id.ToString("D");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.By == manager && e.Data.Contains(lead)))).Should().Be(1, "who read it is recorded");
    }
}
