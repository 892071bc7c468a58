using Microsoft.EntityFrameworkCore;
using Reviews.Host.Jobs;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

public sealed class MailRoundTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_process_has_one_mail_in_hand_however_many_ask_for_a_round(Provider provider)
    {
        await using var house = await WithMailAsync(provider, 6);
        using var meanwhile = new ManualResetEventSlim();
        var (inHand, most) = (0, 0);
        house.Mail.Fails = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inHand));
            // Nobody sets it: the others are given the time to come in.
            meanwhile.Wait(20);
            Interlocked.Decrement(ref inHand);
            return null;
        };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<MailRound>().RunAsync(CancellationToken.None))));

        house.Mail.Sent.Should().HaveCount(6);
        most.Should().Be(1, "a kill would repeat every mail in hand");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_stop_notes_the_mail_in_hand_as_sent_and_begins_no_other(Provider provider)
    {
        await using var house = await WithMailAsync(provider, 3);
        using var stop = new CancellationTokenSource();
        house.Mail.Fails = _ =>
        {
            stop.Cancel();
            return null;
        };

        var round = () => house.Get<MailRound>().RunAsync(stop.Token);

        await round.Should().ThrowAsync<OperationCanceledException>();
        house.Mail.Sent.Should().ContainSingle();
        await using var db = house.Read();
        (await db.OutboxMessages.Where(m => m.SentAt != null).ToListAsync()).Should().ContainSingle("it was handed over, and would go twice otherwise")
            .Which.Id.Should().Be(house.Mail.Sent[0].Id);
    }

    [Fact]
    public async Task One_that_is_gone_when_it_was_handed_over_holds_up_no_other()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 3);
        house.Mail.Fails = mail =>
        {
            if (house.Mail.Sent.Count == 0)
                house.SqlAsync($"DELETE FROM OutboxMessages WHERE upper(Id) = '{mail.Id.ToString("D").ToUpperInvariant()}'").GetAwaiter().GetResult();
            return null;
        };

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(3);
        await using var db = house.Read();
        (await db.OutboxMessages.ToListAsync()).Should().HaveCount(2).And.OnlyContain(m => m.SentAt != null && m.LeasedUntil == null);
    }

    [Fact]
    public async Task What_cannot_be_noted_at_first_is_noted_a_little_later()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 1);
        var mended = Task.CompletedTask;
        house.Mail.Fails = _ =>
        {
            house.SqlAsync(NothingIsNoted).GetAwaiter().GetResult();
            mended = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
                await house.SqlAsync("DROP TRIGGER nothing_is_noted");
            });
            return null;
        };

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        await mended;
        await using var db = house.Read();
        (await db.OutboxMessages.SingleAsync()).SentAt.Should().NotBeNull("it would go twice otherwise");
    }

    [Fact]
    public async Task One_that_cannot_be_noted_holds_up_no_other()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 2);
        await house.SqlAsync(NothingIsNoted);

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(2);
    }

    private const string NothingIsNoted =
        "CREATE TRIGGER nothing_is_noted BEFORE UPDATE ON OutboxMessages WHEN NEW.SentAt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'not now'); END";

    private static async Task<TestHouse> WithMailAsync(Provider provider, int count)
    {
        var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < count; i++)
            await house.HasReviewAsync(manager);
        return house;
    }
}
