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

    private static async Task<TestHouse> WithMailAsync(Provider provider, int count)
    {
        var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < count; i++)
            await house.HasReviewAsync(manager);
        return house;
    }
}
