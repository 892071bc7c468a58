using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A review of Southend asks a neighbour's schools for a report, and one of Essex Southend's: their people come on that review, by name, and see no other.</summary>
public sealed class NeighboursAgencyTests
{
    [Fact]
    public async Task A_neighbours_schools_are_asked_by_their_own_name_and_whoever_answers_for_them_sees_that_one_review()
    {
        await using var two = await TwoPartnerships.StartAsync();
        var sam = await two.World.SomeoneInAsync("Sam", ("southend", "agency-lead:probation"), ("essex", "agency-lead:essex-schools"));
        (await two.Brook.OpenAsync("/reviews/start")).Text.Should().Contain("Essex children’s social care (Essex Safeguarding Children Board)").And.NotContain("Essex early years settings", "the file names no other of its agencies");
        (await two.Emery.OpenAsync(two.OnlyEssexs.Path + "/ask-agency")).Text.Should().Contain("Southend schools and colleges (Southend Safeguarding Partnership)");
        (await two.Emery.SendAsync(two.OnlyEssexs.Path + "/ask-agency", ("Agency", "education"), ("Why", "w"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await two.Brook.SendAsync(two.Shared.Path + "/ask-agency", ("Agency", "essex-early-years"), ("Why", "w"))).Text.Should().Contain("Select an agency of the partnership");
        (await two.Brook.SendAsync(two.Shared.Path + "/ask-agency", ("Agency", "essex-schools"), ("Why", "The child’s school is in Essex"))).Status.Should().Be(HttpStatusCode.Redirect);
        await two.World.SweepAsync();
        var asked = await two.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ReviewId == two.Shared.Id && t.ElementId == "report-apart" && t.IsOpen));
        (asked.SubjectId, asked.SubjectName).Should().Be(("essex-schools", "Essex schools and colleges"));
        (await sam.OpenAsync(two.Shared.Path)).Status.Should().Be(HttpStatusCode.NotFound, "nobody comes on it by the role alone");

        (await two.Brook.OpenAsync(two.Shared.Path)).Text.Should().Contain("Nobody on this review acts for it. Invite somebody : Essex schools and colleges");
        (await two.Brook.OpenAsync(two.Shared.Path + "/people")).Text.Should().NotContain("Essex schools and colleges", "nobody of Southend has that part");
        (await InviteAsync(two, "nobody@example.org")).Text.Should().Contain("Enter the address of somebody who has this role in Essex Safeguarding Children Board");
        (await InviteAsync(two, "lane@example.org")).Text.Should().Contain("Enter the address of somebody who has this role in Essex Safeguarding Children Board", "Lane leads for a hospital");
        (await InviteAsync(two, "sam@example.org")).Text.Should().Contain("sees this review from now on, and no other of this partnership");
        (await two.World.ReadAsync(db => db.RoleAssignments.CountAsync(a => a.PersonId == sam.Id && a.Partnership == "southend" && a.Body == "essex-schools"))).Should().Be(0);
        (await two.World.ReadAsync(db => db.Invitations.CountAsync())).Should().Be(0, "nobody gets a role in Southend for an agency of Essex");

        (await sam.OpenAsync(two.Shared.Path)).Status.Should().Be(HttpStatusCode.OK);
        (await two.Brook.OpenAsync(two.Shared.Path)).Text.Should().NotContain("Nobody on this review acts for it");
        foreach (var other in new[] { two.OnlySouthends, two.OnlyEssexs, two.EssexsWithBoth })
            (await sam.OpenAsync(other.Path)).Status.Should().Be(HttpStatusCode.NotFound, other.Reference);
        var sent = await sam.SendAsync($"/tasks/agency-report/{asked.Id:D}", ("response", "nil-return"), ("reason", "The child was on no roll"), ("confirmed", "true"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        (await two.Brook.OpenAsync(two.Shared.Path + "/people")).Text.Should().Contain("Essex schools and colleges");
    }

    private static Task<Answer> InviteAsync(TwoPartnerships two, string address) =>
        two.Brook.SendAsync(two.Shared.Path + "/invite", ("DisplayName", "Sam"), ("Email", address), ("Part", "agency-lead:essex-schools"));
}
