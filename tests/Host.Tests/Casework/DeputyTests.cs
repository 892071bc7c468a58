using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Casework;

/// <summary>An agency's deputy lead stands in for its lead.</summary>
public sealed class DeputyTests
{
    private const string OfManager = """candidateGroups='=["business-manager"]'""";

    [Fact]
    public async Task A_deputy_may_do_what_is_the_lead_s_and_given_to_nobody()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "hospital"));
        var lead = await house.HasAsync(Role.AgencyLead, "hospital");
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        (await house.Get<ReassignTask>().RunAsync(house.By(manager), task.Id, lead, CancellationToken.None)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(deputy, task.Id)).IsDone.Should().BeFalse("it is the lead's alone");
        (await house.Get<ReassignTask>().RunAsync(house.By(manager), task.Id, null, CancellationToken.None)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(deputy, task.Id)).IsDone.Should().BeTrue();
    }

    [Fact]
    public async Task A_deputy_of_another_agency_may_not()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "elsewhere"));
        await house.HasReviewAsync(manager);

        (await house.SubmitAsync(deputy, (await house.OpenTaskAsync("first")).Id)).IsDone.Should().BeFalse();
    }

    [Theory]
    [InlineData(true, "agency-lead@example.org")]
    [InlineData(false, "agency-deputy@example.org")]
    public async Task A_deputy_is_told_of_the_lead_s_task_only_where_there_is_no_lead(bool hasLead, string told)
    {
        await using var house = await OfHospitalAsync();
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.AgencyDeputy, "hospital");
        if (hasLead)
            await house.HasAsync(Role.AgencyLead, "hospital");
        await house.HasReviewAsync(manager);

        await using var db = house.Read();
        (await db.OutboxMessages.Where(m => m.Kind == "task-assigned").Select(m => m.To).ToListAsync()).Should().Equal(told);
    }

    [Fact]
    public async Task A_deputy_who_is_the_last_cover_cannot_leave_while_the_lead_s_task_is_open()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "hospital"));
        await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var part = await db.Participants.AsNoTracking().SingleAsync(p => p.PersonId == deputy);

        var outcome = await house.Get<RemoveParticipant>().RunAsync(house.By(manager), part.Id, CancellationToken.None);

        outcome.Errors.Should().ContainSingle().Which.Message.Should().StartWith("Nobody else on this review may do “First”");
    }

    [Fact]
    public async Task A_lead_is_not_the_last_of_their_part_while_a_deputy_stays()
    {
        await using var house = await OfHospitalAsync();
        var (manager, deputy) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.AgencyDeputy, "hospital"));
        var lead = await house.HasAsync(Role.AgencyLead, "hospital");
        await house.HasReviewAsync(manager);
        await using var db = house.Read();

        (await LeavingParticipant.OfAsync(db, await db.Participants.SingleAsync(p => p.PersonId == lead), CancellationToken.None)).IsLastOfItsPart.Should().BeFalse();
        await house.Get<RemoveParticipant>().RunAsync(house.By(manager), (await db.Participants.SingleAsync(p => p.PersonId == deputy)).Id, CancellationToken.None);
        await using var after = house.Read();
        (await LeavingParticipant.OfAsync(after, await after.Participants.SingleAsync(p => p.PersonId == lead), CancellationToken.None)).IsLastOfItsPart.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_for_every_agency_is_told_to_the_deputy_of_one_that_has_no_lead()
    {
        await using var house = await OfHospitalAsync();
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.AgencyDeputy, "hospital");
        await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var review = await db.Reviews.SingleAsync();
        db.Participants.Add(new ParticipantRow
        {
            Id = Guid.NewGuid(),
            ReviewId = review.Id,
            PersonId = await house.HasAsync(Role.AgencyLead, "police"),
            Role = Role.AgencyLead.Id,
            Body = "police",
            AddedBy = "test",
            Since = house.Clock.Now,
        });

        var reference = ReviewReference.Parse(review.Reference);
        var message = new ReviewSubmitted(reference, house.Get<MailLinks>().Review(reference), new LocalDate(2026, 11, 23));
        await Notices.QueueAsync(db, review.Id, message, "submitted", house.Clock.Now, CancellationToken.None);

        db.OutboxMessages.Local.Select(m => m.To).Should().BeEquivalentTo("agency-lead@example.org", "agency-deputy@example.org", "business-manager@example.org");
    }

    private static async Task<TestHouse> OfHospitalAsync()
    {
        var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(text =>
        {
            var first = text.IndexOf(OfManager, StringComparison.Ordinal);
            return text[..first] + """candidateGroups='=["agency-lead:hospital"]'""" + text[(first + OfManager.Length)..];
        });
        return house;
    }
}
