using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Casework;

/// <summary>A review whose two processes count from awareness, on Friday 20 November 2026, and the verbs by which its dates are stated and corrected.</summary>
internal static class DatedReview
{
    public static readonly ClockAnchor Friday = new(new LocalDate(2026, 11, 20), new LocalTime(9, 0));
    public static readonly ClockAnchor Thursday = new(new LocalDate(2026, 11, 19), new LocalTime(16, 0));

    public static async Task<Guid> StartAsync(TestHouse house, Guid manager)
    {
        var started = await house.Get<StartReview>().RunAsync(house.By(manager), new NewReview("southend", "dated", Friday, ["hospital"], FeelContext.Empty), CancellationToken.None);
        started.Refusal.Should().BeNull();
        return started.Value!.ReviewId;
    }

    public static async Task<Outcome<SubmittedTask>> SubmitAsync(TestHouse house, Guid person, string element, (string Name, string Value)[] fields)
    {
        var outcome = await house.Get<SubmitTask>().RunAsync(
            house.By(person), (await house.OpenTaskAsync(element)).Id, fields.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)[f.Value]), [], CancellationToken.None);
        outcome.Refusal.Should().BeNull();
        return outcome;
    }

    public static async Task<CorrectionPreview> PreviewAsync(TestHouse house, Guid manager, Guid review, CaseDate date, ClockAnchor value)
    {
        await using var db = house.Read();
        var opened = new OpenCase(await db.Reviews.SingleAsync(r => r.Id == review), manager, [Group.Parse("business-manager")]);
        return await new ForeseenCorrection(db, house.Get<DefinitionShelf>(), house.Get<ProcessRunner>(), house.Get<HolidayCalendar>()).OfAsync(opened, date, value, house.Clock.Now, CancellationToken.None);
    }

    public static Task<Outcome<CorrectedDate>> CorrectAsync(
        TestHouse house, Guid person, Guid review, CaseDate date, ClockAnchor value, string seal, string? why = "THE-REASON", string? requestId = null) =>
        house.Get<CorrectCaseDate>().RunAsync(house.By(person, requestId, why), review, date, value, seal, CancellationToken.None);

    /// <summary>The open tasks with the day of November on which they are due.</summary>
    public static async Task<List<(string, int)>> DueAsync(TestHouse house)
    {
        await using var db = house.Read();
        return [.. (await db.ReviewTasks.AsNoTracking().Where(t => t.IsOpen).OrderBy(t => t.ElementId).ToListAsync()).Select(t => (t.ElementId, t.Due!.Value.Day))];
    }

    public static (string, string)[] Day(string key, int day) => [($"{key}.day", $"{day}"), ($"{key}.month", "11"), ($"{key}.year", "2026")];
}
