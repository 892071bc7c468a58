using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Notifications.Outbox;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class MailDeliveryTests
{
    [Fact]
    public async Task All_mail_is_not_held_by_a_role_in_one_partnership_of_several()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (ours, theirs, everybodys) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.Administrator));
        await house.Get<WriteTransactions>().RunAsync(db => db.RoleAssignments.Where(a => a.PersonId == ours).ExecuteUpdateAsync(set => set.SetProperty(a => a.Partnership, "southend")), CancellationToken.None);
        (await house.Get<HoldMail>().RunAsync(house.By(ours), isHeld: true, CancellationToken.None)).IsDone.Should().BeTrue("there is no other partnership");
        await house.Get<WriteTransactions>().RunAsync(db => db.RoleAssignments.Where(a => a.PersonId == theirs).ExecuteUpdateAsync(set => set.SetProperty(a => a.Partnership, "essex")), CancellationToken.None);

        (await house.Get<HoldMail>().RunAsync(house.By(ours), isHeld: false, CancellationToken.None)).Refusal.Should().Be(HoldMail.MailOfOthers);
        (await house.Get<HoldMail>().RunAsync(house.By(everybodys), isHeld: false, CancellationToken.None)).Value!.IsHeld.Should().BeFalse();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task While_mail_is_held_nothing_leaves_and_all_of_it_goes_once_it_is_released(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        (await house.Get<HoldMail>().RunAsync(house.By(manager), isHeld: true, CancellationToken.None)).Value!.IsHeld.Should().BeTrue();
        await house.HasReviewAsync(manager);

        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        house.Mail.Sent.Should().BeEmpty();
        (await house.Get<HoldMail>().RunAsync(house.By(manager), isHeld: true, CancellationToken.None)).IsDone.Should().BeTrue("it is held already");
        await house.Get<HoldMail>().RunAsync(house.By(manager), isHeld: false, CancellationToken.None);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(2);
        (await RecordedAsync(house)).Should().Equal("mail-held", "mail-released");
    }

    [Fact]
    public async Task A_hold_counts_from_the_next_mail_on_also_within_a_round()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await house.HasReviewAsync(manager);
        house.Mail.Fails = _ =>
        {
            house.Get<HoldMail>().RunAsync(house.By(manager), isHeld: true, CancellationToken.None).GetAwaiter().GetResult();
            return null;
        };

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().ContainSingle("the second was not begun");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_mail_that_was_given_up_is_sent_again_under_its_own_id_and_once_however_many_ask(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        house.Mail.Fails = _ => new TimeoutException("down");
        await GiveUpAsync(house);
        var mail = (await OnlyMailAsync(house)).Id;
        house.Mail.Fails = _ => null;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<ResendMail>().RunAsync(house.By(manager), mail, CancellationToken.None))));
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        outcomes.Count(o => o.IsDone).Should().Be(1);
        outcomes.Where(o => !o.IsDone).Should().OnlyContain(o => o.Refusal!.Code == "mail-not-given-up");
        house.Mail.Sent.Should().ContainSingle().Which.Id.Should().Be(mail);
        (await OnlyMailAsync(house)).Tries.Should().Be(1, "its tries begin anew");
        (await RecordedAsync(house)).Should().Equal("mail-sent-again");
    }

    [Fact]
    public async Task An_invitation_that_was_given_up_is_made_anew_and_not_sent_again_without_its_link()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var administrator = await house.HasAsync(Role.Administrator);
        var invitee = new Invitee("new@example.org", "New Colleague", new Group(Role.LeadAuthor, null), "southend");
        await house.Get<InvitePerson>().RunAsync(house.By(administrator), invitee, OneTimeSecret.New(), CancellationToken.None);
        house.Mail.Fails = _ => new TimeoutException("down");
        await GiveUpAsync(house);

        var again = await house.Get<ResendMail>().RunAsync(house.By(administrator), (await OnlyMailAsync(house)).Id, CancellationToken.None);

        again.Refusal!.Code.Should().Be("mail-secret-gone");
    }

    [Fact]
    public async Task Whoever_does_not_see_to_delivery_neither_holds_mail_nor_sends_it_again()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var author = await house.HasAsync(Role.LeadAuthor);

        (await house.Get<HoldMail>().RunAsync(house.By(author), isHeld: true, CancellationToken.None)).Refusal.Should().Be(Refusals.NotYours);
        (await house.Get<ResendMail>().RunAsync(house.By(author), Guid.NewGuid(), CancellationToken.None)).Refusal.Should().Be(Refusals.NotYours);
    }

    [Theory]
    [InlineData("one@example.org,two@example.org")]
    [InlineData("one@example.org;two@example.org")]
    [InlineData("one@example.org\r\nBcc: two@example.org")]
    [InlineData("one@example.org\nx")]
    [InlineData("One <one@example.org>")]
    [InlineData("one two@example.org")]
    [InlineData("one")]
    [InlineData("")]
    public async Task An_address_that_is_not_exactly_one_is_refused_where_it_is_entered(string address)
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var administrator = await house.HasAsync(Role.Administrator);
        var invitee = new Invitee(address, "New Colleague", new Group(Role.LeadAuthor, null), "southend");

        var outcome = await house.Get<InvitePerson>().RunAsync(house.By(administrator), invitee, OneTimeSecret.New(), CancellationToken.None);

        outcome.Errors.Should().ContainSingle().Which.Field.Should().Be("email");
        await using var db = house.Read();
        (await db.OutboxMessages.CountAsync()).Should().Be(0);
        (await db.Invitations.CountAsync()).Should().Be(0);
    }

    private static async Task GiveUpAsync(TestHouse house)
    {
        while ((await OnlyMailAsync(house)).GivenUpAt is null)
        {
            await house.Get<MailRound>().RunAsync(CancellationToken.None);
            house.Clock.Now += Duration.FromHours(24);
        }

        (await OnlyMailAsync(house)).Tries.Should().BeGreaterThan(10);
        RetrySchedule.Span.Should().BeGreaterThanOrEqualTo(Duration.FromHours(72));
    }

    private static async Task<OutboxMessageRow> OnlyMailAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.OutboxMessages.AsNoTracking().SingleAsync();
    }

    private static async Task<List<string>> RecordedAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.AuditEntries.Where(e => e.Event.StartsWith("mail-")).OrderBy(e => e.Sequence).Select(e => e.Event).ToListAsync();
    }
}
