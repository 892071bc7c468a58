using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using static Reviews.Host.Tests.Casework.DatedReview;

namespace Reviews.Host.Tests.Casework;

/// <summary>A correction of a date that something else has overtaken moves nothing.</summary>
public sealed class CaseDateRaceTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_changed_since_it_was_shown_and_what_contradicts_moves_nothing(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        var stale = (await PreviewAsync(house, manager, review, CaseDate.Awareness, Thursday)).Foreseen.Seal;
        (await SubmitAsync(house, manager, "triage", Day("incidentOn", 20))).Errors.Should().BeEmpty();
        var before = await DueAsync(house);

        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, stale)).Refusal!.Code.Should().Be("changed-since-opened");
        var seal = (await PreviewAsync(house, manager, review, CaseDate.Awareness, Thursday)).Foreseen.Seal;
        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, seal, why: " ")).Errors.Select(e => (e.Field, e.Message)).Should().Equal(
            ("date", "The authority became aware at 4pm on Thursday 19 November 2026, but the incident happened on Friday 20 November 2026: one of these two dates must be wrong"),
            ("why", "Enter the reason for the correction"));
        var same = (await PreviewAsync(house, manager, review, CaseDate.Awareness, Friday)).Foreseen.Seal;
        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Friday, same)).Errors.Should().ContainSingle().Which.Message.Should().Contain("this one is recorded already");
        var advisor = await house.HasAsync(Role.IndependentAdvisor);
        (await CorrectAsync(house, advisor, review, CaseDate.Awareness, Thursday, seal)).Refusal!.Code.Should().Be("not-found");

        (await DueAsync(house)).Should().Equal(before);
        await using var db = house.Read();
        (await db.CaseDates.CountAsync()).Should().Be(2);
        (await db.AuditEntries.CountAsync(e => e.Event == "date-corrected" || e.Event == "anchor-corrected")).Should().Be(0);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Two_dates_that_contradict_each_other_and_come_at_once_are_not_both_taken(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        var seal = (await PreviewAsync(house, manager, review, CaseDate.PartnershipTold, new(new LocalDate(2026, 11, 16), null))).Foreseen.Seal;

        var told = Task.Run(() => CorrectAsync(house, manager, review, CaseDate.PartnershipTold, new(new LocalDate(2026, 11, 16), null), seal));
        var incident = Task.Run(() => SubmitAsync(house, manager, "triage", Day("incidentOn", 17)));
        var done = new[] { (await told).IsDone, (await incident).IsDone };

        done.Count(d => d).Should().Be(1);
    }

    [Fact]
    public async Task A_process_that_begins_while_a_correction_waits_is_a_change()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        var seal = (await PreviewAsync(house, manager, review, CaseDate.Awareness, Thursday)).Foreseen.Seal;
        await using var db = house.Read();
        await using var watch = house.Read();
        await using var begins = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Reviews\" WHERE \"Id\" = {review} FOR UPDATE");
        var correction = Task.Run(() => CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, seal));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await watch.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(limit.Token) == 0)
            await Task.Delay(20, limit.Token);
        var other = await db.ProcessInstances.AsNoTracking().FirstAsync(p => p.Name == "Dated");
        var copy = db.Entry(other).CurrentValues.Clone();
        copy["Id"] = Guid.NewGuid();
        db.ProcessInstances.Add((ProcessInstanceRow)copy.ToObject());
        await db.SaveChangesAsync();
        await begins.CommitAsync();

        (await correction).Refusal.Should().Be(Refusals.ChangedSinceOpened);
        (await watch.CaseDates.CountAsync()).Should().Be(1);
    }
}
