using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Casework;

/// <summary>
/// A house with a process that is counted from Monday 23 November 2026, when it is nine: its report is due on Wednesday the 25th,
/// its limit is Monday the 30th.
/// </summary>
internal static class DelaysInHouse
{
    public static readonly LocalDate Today = new(2026, 11, 23);
    public static readonly LocalDateTime Limit = new(2026, 11, 30, 17, 0);

    /// <summary>From Tuesday through Friday: four working days.</summary>
    public static readonly DelayTerms Pause = new(
        DelayKind.Pause, new(2026, 11, 24), new(2026, 11, 30), null, "inquest", "Sam Approver", "Chair of the strategic group", Today, new(2026, 11, 27));

    public static async Task<Guid> BegunAsync(TestHouse house, Guid manager)
    {
        var night = FeelContext.Empty.With("night", new FeelDate(new LocalDate(2027, 3, 1)));
        var started = await house.Get<StartReview>().RunAsync(
            house.By(manager), new NewReview("southend", "every-clock", new ClockAnchor(Today, new LocalTime(9, 0)), [], night), CancellationToken.None);
        started.Refusal.Should().BeNull();
        await using var db = house.Read();
        return await db.ProcessInstances.Select(p => p.Id).SingleAsync();
    }

    public static async Task<Outcome<AgreedDelay>> AgreeAsync(TestHouse house, Guid person, Guid process, DelayTerms terms, string? seen = null, string? requestId = null) =>
        await house.Get<AgreeDelay>().RunAsync(house.By(person, requestId, "THE-REASON"), process, terms, seen ?? await SealAsync(house, process, terms), CancellationToken.None);

    public static async Task<Outcome<EndedDelay>> EndAsync(TestHouse house, Guid person, DelayRow delay, LocalDate runsFrom, LocalDate? reviewOn = null)
    {
        var seen = EndDelay.Foresee(house.Get<ProcessRunner>(), await RunningAsync(house, delay.ProcessInstanceId), delay, runsFrom, house.Clock.Now).Seal;
        return await house.Get<EndDelay>().RunAsync(house.By(person, why: "THE-REASON"), delay.Id, runsFrom, reviewOn, seen, CancellationToken.None);
    }

    public static Task<Outcome<NotedTold>> TellAsync(TestHouse house, Guid person, Guid delay, string who, LocalDate on) =>
        house.Get<NoteDelayTold>().RunAsync(house.By(person), delay, who, on, "by email", CancellationToken.None);

    public static async Task<string> SealAsync(TestHouse house, Guid process, DelayTerms terms)
    {
        var running = await RunningAsync(house, process);
        var rules = house.Get<Definitions.DefinitionShelf>().Partnership("southend")!.Delays;
        return DelayForesight.Of(house.Get<ProcessRunner>(), running, house.Clock.Now, at => terms.Happening(rules, at)).Seal;
    }

    public static async Task<RunningProcess> RunningAsync(TestHouse house, Guid process)
    {
        await using var db = house.Read();
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == process);
        return new RunningProcess(row, await house.Get<Definitions.DefinitionShelf>().PinnedAsync(row.ProcessId, row.DefinitionVersion, CancellationToken.None)) { State = ProcessStateJson.Read(row.Snapshot) };
    }

    public static async Task<DelayRow> DelayAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.Delays.AsNoTracking().SingleAsync();
    }

    public static async Task<LocalDateTime?> LimitAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.ProcessInstances.Select(p => p.Limit).SingleAsync();
    }
}
