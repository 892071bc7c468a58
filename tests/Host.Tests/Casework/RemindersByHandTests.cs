using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Notifications;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>The first task is due at 9am on Wednesday 25 November; it is reminded of at 9am the day before, is late at its time and escalated an hour after.</summary>
public sealed class RemindersByHandTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 25, 9, 0);
    private static readonly Instant Reminds = Due - Duration.FromDays(1);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Sent_now_by_a_double_click_it_goes_once_and_not_again_at_its_time(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);
        var click = Guid.NewGuid().ToString("N");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            house.Get<SendReminder>().RunAsync(house.By(manager, n < 4 ? click : null, "THE-REASON"), name, null, CancellationToken.None))));

        answers.Should().Contain(answer => answer.IsDone).And.OnlyContain(answer => answer.IsDone || Refusals.IsConflict(answer.Refusal));
        (await MailedAsync(house)).Should().Equal("task-reminder to business-manager@example.org");
        (await SweptAsync(house, Reminds)).Should().HaveCount(1, "it was sent already");
        (await SweptAsync(house, Due)).Should().HaveCount(2).And.Contain("task-overdue to business-manager@example.org", "nothing else was settled");
        await using var db = house.Read();
        var told = await db.AuditEntries.Where(e => e.Event == ReminderMail.Sent).OrderBy(e => e.Sequence).FirstAsync();
        (told.By, told.Why, told.At).Should().Be((manager.ToString("D"), "THE-REASON", Instant.FromUtc(2026, 11, 23, 9, 0)));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Beside_the_queue_at_the_very_moment_it_goes_once_whoever_is_first(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        house.Clock.Now = Reminds;
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        // One asks a moment before its time, as of a page opened then; the queue is at it.
        var asked = house.By(manager, why: "THE-REASON") with { At = Reminds - Duration.FromSeconds(1) };

        await Task.WhenAll(
            Task.Run(() => house.Get<ReminderQueue>().RunAsync(CancellationToken.None)),
            Task.Run(() => house.Get<SendReminder>().RunAsync(asked, name, null, CancellationToken.None)),
            Task.Run(() => house.Get<ReminderQueue>().RunAsync(CancellationToken.None)));
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);

        (await MailedAsync(house)).Where(mail => mail.StartsWith("task-reminder", StringComparison.Ordinal)).Should().Equal("task-reminder to business-manager@example.org");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Not_to_be_sent_it_is_not_and_the_trail_says_who_said_so_and_why(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);

        (await house.Get<DropReminder>().RunAsync(house.By(manager, why: "THE-REASON"), name, null, CancellationToken.None)).IsDone.Should().BeTrue();

        (await house.Get<DropReminder>().RunAsync(house.By(manager, why: "THE-REASON"), name, null, CancellationToken.None)).Refusal.Should().Be(Refusals.NotToCome);
        (await house.Get<SendReminder>().RunAsync(house.By(manager, why: "THE-REASON"), name, null, CancellationToken.None)).Refusal.Should().Be(Refusals.NotToCome);
        (await SweptAsync(house, Reminds)).Should().BeEmpty();
        (await SweptAsync(house, Due)).Should().Equal("task-overdue to business-manager@example.org");
        await using var db = house.Read();
        var dropped = await db.AuditEntries.SingleAsync(e => e.Event == DropReminder.Dropped);
        (dropped.By, dropped.Why).Should().Be((manager.ToString("D"), "THE-REASON"));
    }

    [Fact]
    public async Task That_something_is_late_is_not_said_before_it_is_and_nobody_keeps_back_what_is_said_of_themselves()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, overdue) = await StartedAsync(house, DueReason.Overdue, Due);
        (await house.Get<SendReminder>().RunAsync(house.By(manager, why: "r"), overdue, null, CancellationToken.None)).Refusal!.Code.Should().Be("not-late-yet");

        var escalation = overdue with { Reason = DueReason.Escalation, OwedAt = Due + Duration.FromHours(1), Role = "independent-advisor" };
        (await house.Get<DropReminder>().RunAsync(house.By(manager, why: "r"), escalation, null, CancellationToken.None)).Refusal!.Code.Should().Be("own-task");
        (await SweptAsync(house, Due + Duration.FromHours(1))).Should().Contain("task-escalated to independent-advisor@example.org");
    }

    [Fact]
    public async Task Who_may_is_a_standing_operator_with_a_reason_and_what_it_is_called_is_by_what_they_may_read()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);
        var administrator = await house.HasAsync(Role.Administrator);
        var lead = await house.HasAsync(Role.AgencyLead, "hospital");

        (await house.Get<SendReminder>().RunAsync(house.By(lead, why: "r"), name, null, CancellationToken.None)).Refusal.Should().Be(Refusals.NotYours);
        (await house.Get<SendReminder>().RunAsync(house.By(manager), name, null, CancellationToken.None)).Errors.Should().ContainSingle();
        (await house.Get<SendReminder>().RunAsync(house.By(administrator, why: "r"), name, null, CancellationToken.None)).Refusal.Should().Be(Refusals.NotToCome, "no step is named to an administrator");
        (await house.Get<SendReminder>().RunAsync(house.By(administrator, why: "r"), name with { About = "" }, null, CancellationToken.None)).IsDone.Should().BeTrue();
        (await MailedAsync(house)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_task_for_which_nobody_is_there_is_told_of_and_is_reminded_of_when_somebody_comes()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);
        var task = await house.OpenTaskAsync("first");
        var nurse = await house.HasAsync(Role.DesignatedNurse);
        await WriteAsync(house, db => db.ReviewTasks.Add(new ReviewTaskRow
        {
            Id = Guid.NewGuid(),
            ReviewId = task.ReviewId,
            ProcessInstanceId = task.ProcessInstanceId,
            EngineInstanceId = 90_000,
            ElementId = task.ElementId,
            Name = task.Name,
            Step = task.Step,
            Subject = task.Subject,
            Due = task.Due,
            CreatedAt = task.CreatedAt,
            IsOpen = true,
            Properties = task.Properties,
            Assignee = nurse.ToString("D"),
        }));

        var sent = await house.Get<SendReminder>().RunAsync(house.By(manager, why: "r"), name, null, CancellationToken.None);

        sent.Value!.Untold.Should().Be(1, "the nurse is not on the review");
        (await MailedAsync(house)).Should().Equal("task-reminder to business-manager@example.org");
        await WriteAsync(house, db => db.Participants.Add(new ParticipantRow { Id = Guid.NewGuid(), ReviewId = task.ReviewId, PersonId = nurse, Role = Role.DesignatedNurse.Id, AddedBy = "test", Since = house.Clock.Now }));
        (await SweptAsync(house, Reminds)).Should().BeEquivalentTo("task-reminder to business-manager@example.org", "task-reminder to designated-nurse@example.org");
    }

    [Fact]
    public async Task The_later_of_two_that_is_not_to_be_sent_keeps_back_no_earlier_one_that_was_missed()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Due - Duration.FromHours(20));
        await using (var db = house.Read())
            await db.ReviewTasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.Properties, "{\"remind\":\"-24h, -20h\"}"));
        (await house.Get<DropReminder>().RunAsync(house.By(manager, why: "r"), name, null, CancellationToken.None)).IsDone.Should().BeTrue();

        (await SweptAsync(house, Due - Duration.FromHours(19))).Should().Equal("task-reminder to business-manager@example.org");
    }

    [Fact]
    public async Task A_date_that_moves_is_reminded_of_anew()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, name) = await StartedAsync(house, DueReason.Reminder, Reminds);
        await house.Get<DropReminder>().RunAsync(house.By(manager, why: "r"), name, null, CancellationToken.None);
        await house.Get<Reviews.Host.Storage.WriteTransactions>().RunAsync(
            db => db.ReviewTasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.Due, new LocalDateTime(2026, 11, 26, 9, 0))), CancellationToken.None);

        (await SweptAsync(house, Reminds + Duration.FromDays(1))).Should().Equal("task-reminder to business-manager@example.org");
    }

    private static async Task<(Guid Manager, ReminderName Name)> StartedAsync(TestHouse house, DueReason reason, Instant at)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        return (manager, new(task.ProcessInstanceId, reason, at, task.ElementId, ""));
    }

    private static Task<bool> WriteAsync(TestHouse house, Action<Reviews.Host.Storage.ReviewsDb> change) => house.Get<Reviews.Host.Storage.WriteTransactions>().RunAsync(
        db =>
        {
            change(db);
            return Task.FromResult(true);
        },
        CancellationToken.None);

    private static async Task<List<string>> SweptAsync(TestHouse house, Instant now)
    {
        house.Clock.Now = now;
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        return await MailedAsync(house);
    }

    private static async Task<List<string>> MailedAsync(TestHouse house)
    {
        await using var db = house.Read();
        List<OutboxMessageRow> queued = await db.OutboxMessages.Where(m => m.Kind.StartsWith("task-") && m.Kind != "task-assigned").ToListAsync();
        return [.. queued.Select(m => $"{m.Kind} to {m.To}")];
    }
}
