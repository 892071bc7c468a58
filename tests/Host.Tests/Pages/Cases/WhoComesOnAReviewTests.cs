using System.Net;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A part on a review is given only to someone who holds it, whatever a hand-made request asks for.</summary>
public sealed class WhoComesOnAReviewTests
{
    [Fact]
    public async Task A_part_is_refused_to_whoever_does_not_hold_it_and_given_to_whoever_does()
    {
        await using var team = await SouthendTeam.OnDay1Async();

        foreach (var (person, part) in new[]
        {
            (team.Administrator, "agency-lead:southend-hospital"),
            (team.Administrator, "business-manager"),
            (team.Outsider, "agency-lead:southend-hospital"),
            (team.Outsider, "agency-lead:nonsense"),
            (team.Outsider, "independent-advisor"),
            (team.Childrens, "agency-lead:southend-hospital"),
        })
        {
            var answer = await team.Manager.SendAsync(team.Review + "/people", ("Person", person.Id.ToString("D")), ("Part", part));
            answer.Status.Should().Be(HttpStatusCode.BadRequest, "{0} is no {1}", person.Name, part);
            answer.Text.Should().Contain("Select someone");
        }

        (await team.Administrator.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Outsider.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.NotFound);

        var given = await team.Manager.SendAsync(team.Review + "/people", ("Person", team.Outsider.Id.ToString("D")), ("Part", "agency-lead:probation"));
        given.Status.Should().Be(HttpStatusCode.Redirect, given.Text);
        (await team.Outsider.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.OK);
    }
}
