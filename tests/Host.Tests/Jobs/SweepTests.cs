using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

public sealed class SweepTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_timer_fires_once_at_its_own_instant_however_late_and_however_many_sweep(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var dueAt = house.Clock.Now + Duration.FromHours(1);
        house.Clock.Now += Duration.FromHours(30);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<DueWork>().RunAsync(CancellationToken.None))));

        await using var db = house.Read();
        (await db.AuditEntries.Where(e => e.Event == "timer-fired").ToListAsync()).Should().ContainSingle().Which.At.Should().Be(dueAt);
        (await db.ReviewTasks.SingleAsync(t => t.ElementId == "chase")).CreatedAt.Should().Be(dueAt);
        (await db.ArmedTimers.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_timer_is_not_fired_before_its_instant()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        house.Clock.Now += Duration.FromMinutes(59);

        await house.Get<Sweep>().RunAsync(CancellationToken.None);

        await using var db = house.Read();
        (await db.ArmedTimers.CountAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_job_is_carried_out_and_its_process_goes_on_to_the_end(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(manager);

        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);
        await house.Get<Sweep>().RunAsync(CancellationToken.None);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("second")).Id);

        await using var db = house.Read();
        (await db.Jobs.SingleAsync()).State.Should().Be(JobState.Done);
        (await db.ProcessInstances.SingleAsync()).Status.Should().Be(InstanceStatus.Completed);
        (await db.Reviews.SingleAsync()).Status.Should().Be(Workflows.Reviews.ReviewStatus.Completed);
        house.Mail.Sent.Should().Contain(m => m.To == "independent-advisor@example.org");
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_mail_that_fails_is_tried_again_later_and_blocks_no_other(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        house.Mail.Fails = mail => mail.To.StartsWith("business-manager", StringComparison.Ordinal) ? new TimeoutException("down") : null;

        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await using (var db = house.Read())
        {
            var row = await db.OutboxMessages.SingleAsync();
            (row.Tries, row.SentAt, row.NextTryAt).Should().Be((1, null, house.Clock.Now + Duration.FromMinutes(1)));
        }

        house.Mail.Fails = _ => null;
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        house.Mail.Sent.Should().BeEmpty("its next try is in a minute");
        house.Clock.Now += Duration.FromMinutes(1);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_mail_that_a_killed_process_was_handing_over_goes_at_the_next_start_or_once_its_lease_is_over(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        var until = house.Clock.Now + Duration.FromMinutes(10);
        await house.Get<WriteTransactions>().RunAsync(
            async db => (await db.OutboxMessages.SingleAsync()).LeasedUntil = until,
            CancellationToken.None);

        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        house.Mail.Sent.Should().BeEmpty("somebody is handing it over");
        await house.Get<MailRound>().TakeBackLeasesAsync(CancellationToken.None);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        house.Mail.Sent.Should().HaveCount(provider == Provider.Sqlite ? 1 : 0, "on PostgreSQL it may be another host that holds it");
        house.Clock.Now = until;
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task An_invitation_s_secret_is_kept_until_it_is_sent_and_no_longer(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var administrator = await house.HasAsync(Role.Administrator);
        var token = OneTimeSecret.New();
        var invitee = new Invitee("new@example.org", "New Colleague", new Group(Role.LeadAuthor, null), "southend");
        (await house.Get<InvitePerson>().RunAsync(house.By(administrator), invitee, token, CancellationToken.None)).IsDone.Should().BeTrue();
        house.Mail.Fails = _ => new TimeoutException("down");
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        (await BodyAsync(house)).Should().Contain(token, "it is still to be sent");

        house.Mail.Fails = _ => null;
        house.Clock.Now += Duration.FromMinutes(1);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().ContainSingle().Which.Body.Should().Contain(token);
        (await BodyAsync(house)).Should().BeEmpty();
    }

    private static async Task<string> BodyAsync(TestHouse house)
    {
        await using var db = house.Read();
        return (await db.OutboxMessages.SingleAsync()).Body;
    }

    [Fact]
    public async Task A_job_that_cannot_be_done_becomes_an_incident_and_a_retry_makes_it_again()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);
        await BreakReferenceAsync(house, "no reference at all");

        await house.Get<Sweep>().RunAsync(CancellationToken.None);
        house.Clock.Now += Duration.FromMinutes(1);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        await using (var db = house.Read())
        {
            (await db.Jobs.SingleAsync()).State.Should().Be(JobState.Failed);
            (await db.ProcessInstances.SingleAsync()).Status.Should().Be(InstanceStatus.Incident);
        }

        await BreakReferenceAsync(house, "SOU-2026-0001");
        await using (var db = house.Read())
        {
            var job = await db.Jobs.SingleAsync();
            (await house.Get<SettleIncident>().RunAsync(
                house.By(manager, why: "Mended"), job.ProcessInstanceId, job.EngineInstanceId, Workflows.Engine.Settlement.Retry, Workflows.Expressions.FeelContext.Empty, CancellationToken.None))
                .IsDone.Should().BeTrue();
        }

        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        (await house.OpenTaskAsync("second")).Name.Should().Be("Second");
    }

    [Fact]
    public async Task A_failed_job_waits_from_now_however_long_ago_it_fell_due()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);
        await BreakReferenceAsync(house, "no reference at all");
        house.Clock.Now += Duration.FromHours(5);

        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        await using var db = house.Read();
        var job = await db.Jobs.SingleAsync();
        (job.State, job.RetriesLeft).Should().Be((JobState.Waiting, 1), "one sweep is one try");
        job.DueAt.Should().Be(house.Clock.Now + Duration.FromSeconds(30));
    }

    private static async Task BreakReferenceAsync(TestHouse house, string reference)
    {
        await using var db = house.Read();
        await db.Reviews.ExecuteUpdateAsync(set => set.SetProperty(r => r.Reference, reference));
    }
}
