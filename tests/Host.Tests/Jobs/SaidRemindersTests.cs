using Microsoft.EntityFrameworkCore;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Tests.Jobs;

/// <summary>Of one task at one moment everybody hears once, and what was said is not said again because its date has moved. The first task is due at 9am on Wednesday 25 November.</summary>
public sealed class SaidRemindersTests
{
    private static readonly LocalDateTime Due = new(2026, 11, 25, 9, 0);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Whoever_has_a_task_and_is_the_one_it_is_escalated_to_gets_one_mail_of_it(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.EditAsync(bpmn => bpmn
            .Replace("""candidateGroups='=["business-manager"]'""", """candidateGroups='=["business-manager", "independent-advisor"]'""", StringComparison.Ordinal)
            .Replace("independent-advisor +1h", "independent-advisor +0h, strategic-group +0h, independent-advisor +3h", StringComparison.Ordinal));
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasAsync(Role.StrategicGroup);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));

        string[] atOnce = ["task-overdue to business-manager", "task-overdue to independent-advisor", "task-escalated to strategic-group"];
        (await SweptAsync(house, Due)).Should().BeEquivalentTo(atOnce);
        (await SweptAsync(house, Due.PlusMinutes(1))).Should().BeEquivalentTo(atOnce);
        (await SweptAsync(house, Due.PlusHours(3))).Should().BeEquivalentTo([.. atOnce, "task-escalated to independent-advisor"], "three hours later it is another thing to say");
    }

    [Fact]
    public async Task What_was_said_before_a_date_moved_is_not_said_again_and_what_comes_after_is()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        // The reminder of the working day before goes at 9am on Tuesday; at 11 the task is given the same Wednesday, an hour later.
        (await SweptAsync(house, new LocalDateTime(2026, 11, 24, 9, 0), all: true)).Should().Equal("task-reminder to business-manager");
        await MovedAsync(house, to: Due.PlusHours(1), at: new LocalDateTime(2026, 11, 24, 11, 0));

        (await SweptAsync(house, new LocalDateTime(2026, 11, 24, 11, 1), all: true)).Should().HaveCount(1);
        (await SweptAsync(house, Due, all: true)).Should().HaveCount(1, "it is not due yet");
        (await SweptAsync(house, Due.PlusHours(1))).Should().Equal("task-overdue to business-manager");
    }

    [Fact]
    public async Task A_task_that_is_late_already_and_comes_out_late_again_is_told_once()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        (await SweptAsync(house, Due.PlusHours(1))).Should().BeEquivalentTo("task-overdue to business-manager", "task-escalated to independent-advisor");
        await MovedAsync(house, to: Due.PlusMinutes(30), at: Due.PlusHours(3));

        (await SweptAsync(house, Due.PlusHours(3))).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_task_that_a_move_makes_late_is_told_as_late()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        (await SweptAsync(house, new LocalDateTime(2026, 11, 24, 11, 0))).Should().BeEmpty();
        await MovedAsync(house, to: new LocalDateTime(2026, 11, 24, 9, 0), at: new LocalDateTime(2026, 11, 24, 11, 0));

        (await SweptAsync(house, new LocalDateTime(2026, 11, 24, 11, 0))).Should().BeEquivalentTo("task-overdue to business-manager", "task-escalated to independent-advisor");
    }

    private static async Task MovedAsync(TestHouse house, LocalDateTime to, LocalDateTime at)
    {
        await using var db = house.Read();
        var task = await db.ReviewTasks.SingleAsync(t => t.ElementId == "first");
        db.DeadlineMoves.Add(new DeadlineMoveRow { TaskId = task.Id, Number = 1, From = task.Due!.Value, To = to, At = LondonTime.ToInstant(at) });
        (task.Due, task.DueAt) = (to, LondonTime.ToInstant(to));
        await db.SaveChangesAsync();
    }

    /// <param name="now">London time.</param>
    /// <param name="all">Those that remind before the date, too.</param>
    private static async Task<List<string>> SweptAsync(TestHouse house, LocalDateTime now, bool all = false)
    {
        house.Clock.Now = LondonTime.ToInstant(now);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        var first = await db.ReviewTasks.Where(t => t.ElementId == "first").Select(t => t.Id).SingleAsync();
        var queued = await db.OutboxMessages.Where(m => m.Key.StartsWith($"task:{first:D}:") && m.Kind != "task-assigned").ToListAsync();
        return [.. queued.Where(m => all || m.Kind != "task-reminder").Select(m => $"{m.Kind} to {m.To.Split('@')[0]}")];
    }
}
