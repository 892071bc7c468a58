using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Proofs;

/// <summary>
/// As many reviews as timers, in a database that real processes are about to work on: each with one timer, all due at the
/// same instant of an hour ago, each firing of which asks one person to do one task and owes one mail.
/// </summary>
internal sealed class TimersAtOneInstant(DatabaseAddress database, int count)
{
    private const int AtOnce = 50;

    public async Task ArmAsync()
    {
        await using var house = await TestHouse.OpenAsync(database);
        // The timers run for an hour: they are due as soon as somebody looks.
        using var me = Process.GetCurrentProcess();
        house.Clock.Now = Instant.FromDateTimeUtc(me.StartTime.ToUniversalTime()) - Duration.FromHours(1);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.IndependentAdvisor);
        for (var first = 1; first <= count; first += AtOnce)
        {
            var numbers = Enumerable.Range(first, Math.Min(AtOnce, count - first + 1)).ToList();
            (await house.Get<ProcessRunner>().RunAsync<object>(house.By(manager), "proof", async transaction => await BeginAsync(house, transaction, numbers), CancellationToken.None))
                .IsDone.Should().BeTrue();
        }

        // What the beginning owes is not what is looked at.
        await using var db = house.Read();
        await db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, m => m.CreatedAt));
    }

    public async Task<int> ArmedAsync()
    {
        await using var db = Open();
        return await db.ArmedTimers.CountAsync();
    }

    /// <summary>Tasks and mails that the firings led to.</summary>
    public async Task<int> MailsAsync()
    {
        await using var db = Open();
        return await db.OutboxMessages.CountAsync(m => m.To == AdvisorAddress && m.Kind == "task-assigned");
    }

    public async Task ShouldHaveFiredOnceEachAsync()
    {
        await using var db = Open();
        var fired = await db.AuditEntries.Where(e => e.Event == "timer-fired").Select(e => e.ProcessInstanceId).ToListAsync();
        fired.Should().HaveCount(count).And.OnlyHaveUniqueItems("a timer fires once");
        (await db.ArmedTimers.CountAsync()).Should().Be(0);
        var tasks = await db.ReviewTasks.AsNoTracking().Where(t => t.ElementId == "chase").ToListAsync();
        tasks.Select(t => t.ProcessInstanceId).Should().HaveCount(count).And.OnlyHaveUniqueItems("each asks for its task once");
        (await MailsAsync()).Should().Be(count, "each owes its mail once");
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    private static string AdvisorAddress => $"{Role.IndependentAdvisor.Id}@example.org";

    private static async Task<Outcome<object>> BeginAsync(TestHouse house, CaseTransaction transaction, IReadOnlyList<int> numbers)
    {
        var shelf = house.Get<DefinitionShelf>();
        var (partnership, definition) = (shelf.Partnership("southend")!, shelf.Current("southend", "two-steps")!);
        foreach (var number in numbers)
        {
            var review = new ReviewRow
            {
                Id = Guid.NewGuid(),
                Reference = new ReviewReference(partnership.ReferencePrefix, 2026 + (number / 9999), (number % 9999) + 1).ToString(),
                Partnership = partnership.Id,
                ProcessId = definition.Id,
                Status = ReviewStatus.InProgress,
                StartedOn = new LocalDate(2026, 11, 23),
                StartedAt = transaction.Context.At,
                StartedBy = transaction.Context.By,
            };
            transaction.Db.Reviews.Add(review);
            await ReviewTeam.PutStandingOnAsync(transaction, review, []);
            if (await transaction.BeginAsync(review, definition, ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, [], Workflows.Expressions.FeelContext.Empty), anchor: null) is { } refusal)
                return refusal;
        }

        return new object();
    }

    private ReviewsDb Open()
    {
        var options = new DbContextOptionsBuilder<ReviewsDb>();
        StorageServices.Use(options, database);
        return new ReviewsDb(options.Options);
    }
}
