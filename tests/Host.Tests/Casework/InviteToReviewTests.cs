using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class InviteToReviewTests
{
    private const string Token = "token-of-the-invitation";

    private static readonly Invitee Head = new("head@example.org", "New Head", new Group(Role.AgencyLead, "hospital"), Partnership: null);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Whoever_accepts_is_on_that_review_for_that_agency_and_on_no_other(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = (await house.HasReviewAsync(manager)).ReviewId;
        var other = (await house.HasReviewAsync(manager)).ReviewId;

        (await InviteAsync(house, manager, review, Head)).IsDone.Should().BeTrue();
        var joined = await AcceptAsync(house);

        await using var db = house.Read();
        var part = await db.Participants.SingleAsync(p => p.PersonId == joined);
        (part.ReviewId, part.Role, part.Body).Should().Be((review, "agency-lead", "hospital"));
        part.ReviewId.Should().NotBe(other);
        (await db.AuditEntries.CountAsync(e => e.Event == "invited-to-review")).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_is_invited_to_steer_or_decide_nor_twice_nor_by_whoever_does_not_steer()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, lead) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyLead, "hospital"));
        var review = (await house.HasReviewAsync(manager)).ReviewId;
        foreach (var group in new[] { new Group(Role.BusinessManager, null), new Group(Role.SafeguardingPartner, "police"), new Group(Role.Administrator, null), new Group(Role.AgencyLead, "nowhere") })
            (await InviteAsync(house, manager, review, Head with { Group = group })).Errors.Should().ContainSingle(group.ToString()).Which.Field.Should().Be("part");
        (await InviteAsync(house, manager, review, Head with { Email = "none", DisplayName = " " })).Errors.Select(e => e.Field).Should().Equal("email", "displayName");
        (await InviteAsync(house, lead, review, Head)).Refusal!.Code.Should().Be("not-permitted");
        (await InviteAsync(house, await house.HasAsync(Role.BusinessManager), review, Head)).Refusal!.Code.Should().Be("not-found", "they are not on it");
        await InviteAsync(house, manager, review, Head);
        await AcceptAsync(house);
        (await InviteAsync(house, manager, review, Head with { Email = "HEAD@example.org" })).Errors.Should().ContainSingle().Which.Field.Should().Be("email");
    }

    private static async Task<Outcome<InvitedPerson>> InviteAsync(TestHouse house, Guid by, Guid review, Invitee invitee)
    {
        await using var scope = house.Scope();
        return await scope.ServiceProvider.GetRequiredService<InviteToReview>().RunAsync(house.By(by), review, invitee, Token, CancellationToken.None);
    }

    private static async Task<Guid> AcceptAsync(TestHouse house)
    {
        await using var scope = house.Scope();
        var context = new ActionContext(Actors.Invitation("it"), house.Clock.Now, Guid.NewGuid().ToString("N"));
        var outcome = await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().RunAsync(context, Token, "Plum-kettle-0rbit", CancellationToken.None);
        outcome.IsDone.Should().BeTrue();
        return outcome.Value!.PersonId;
    }
}
