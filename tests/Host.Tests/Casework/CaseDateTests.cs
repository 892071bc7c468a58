using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using static Reviews.Host.Tests.Casework.DatedReview;

namespace Reviews.Host.Tests.Casework;

/// <summary>
/// A review's dates are facts of their own: stated at the start and by forms, corrected with a reason, and never overwritten.
/// Two processes of it count from awareness, on Friday 20 November 2026; it is Monday the 23rd.
/// </summary>
public sealed class CaseDateTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task The_start_and_each_form_state_what_was_not_known_and_the_trail_says_so(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        (await SubmitAsync(house, manager, "triage", [.. Day("incidentOn", 18), .. Day("awareOn", 20)])).Errors.Should().BeEmpty();
        (await SubmitAsync(house, manager, "record", [.. Day("sentOn", 23), ("sentAt.time", "08:30")])).Errors.Should().BeEmpty();

        await using var db = house.Read();
        var triage = await db.ReviewTasks.SingleAsync(t => t.ElementId == "triage");
        var record = await db.ReviewTasks.SingleAsync(t => t.ElementId == "record");
        (await db.CaseDates.OrderBy(d => d.Date).Select(d => new { d.Date, d.Number, d.On, d.Time, d.By, d.Why, d.TaskId }).ToListAsync()).Should().BeEquivalentTo(new[]
        {
            new { Date = "awareness", Number = 1, On = Friday.Date, Time = Friday.Time, By = manager.ToString("D"), Why = (string?)null, TaskId = (Guid?)null },
            new { Date = "incident", Number = 1, On = new LocalDate(2026, 11, 18), Time = (LocalTime?)null, By = manager.ToString("D"), Why = (string?)null, TaskId = (Guid?)triage.Id },
            new { Date = "notification-sent", Number = 1, On = new LocalDate(2026, 11, 23), Time = (LocalTime?)new LocalTime(8, 30), By = manager.ToString("D"), Why = (string?)null, TaskId = (Guid?)record.Id },
        });
        var chain = AuditEntryRow.ChainOf(review);
        (await db.AuditEntries.Where(e => e.ChainId == chain && e.Event == "date-stated").OrderBy(e => e.Sequence).ToListAsync()).Select(e => DateActWords.Of(e.Data)).Should().Equal(
            "The date the authority became aware was recorded: 9am on Friday 20 November 2026.",
            "The date the incident happened was recorded: Wednesday 18 November 2026.",
            "The date the notification was sent was recorded: 8:30am on Monday 23 November 2026.");
        (await AuditVerifier.FirstProblemAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_contradicts_is_refused_at_its_field_beside_every_other_fault_and_changes_nothing(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await StartAsync(house, manager);

        var refused = await SubmitAsync(house, manager, "triage", [.. Day("incidentOn", 21), .. Day("awareOn", 19), .. Day("sentOn", 24), ("by", "TOO-LONG")]);

        refused.Errors.Select(e => (e.Field, e.Message)).Should().BeEquivalentTo(
        [
            ("by", "Sent by must be 5 characters or fewer"),
            ("awareOn", "You entered that the authority became aware on Thursday 19 November 2026, but it is recorded that the authority became aware at 9am on Friday 20 November 2026. Put the recorded date back: a business manager can correct it on the review’s page of dates"),
            ("incidentOn", "The incident happened on Saturday 21 November 2026, but the authority became aware at 9am on Friday 20 November 2026: one of these two dates must be wrong"),
            ("sentOn", "The date the notification was sent must be in the past, but Tuesday 24 November 2026 is after today, Monday 23 November 2026"),
        ]);
        await using var db = house.Read();
        (await db.CaseDates.SingleAsync()).Date.Should().Be("awareness");
        (await db.ReviewTasks.SingleAsync(t => t.ElementId == "triage")).IsOpen.Should().BeTrue();
        (await db.AuditEntries.CountAsync(e => e.Event == "date-stated")).Should().Be(1);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_correction_moves_every_process_that_counts_from_it_at_once_and_the_old_value_stays(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        (await DueAsync(house)).Should().Equal(("inside", 25), ("triage", 24));
        var preview = await PreviewAsync(house, manager, review, CaseDate.Awareness, Thursday);
        preview.Processes.Select(p => p.Row.Name).Should().Equal("Dated", "Dated beside");
        preview.Processes.SelectMany(p => p.Lines).Select(l => l.Name).Should().Equal("Triage", "Inside");

        var outcome = await CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, preview.Foreseen.Seal, requestId: "one");

        outcome.Value.Should().Be(new CorrectedDate(review));
        (await DueAsync(house)).Should().Equal(("inside", 24), ("triage", 23));
        await using var db = house.Read();
        (await db.CaseDates.OrderBy(d => d.Number).Select(d => new { d.On, d.Time, d.Why }).ToListAsync()).Should().Equal(
            new { On = Friday.Date, Friday.Time, Why = (string?)null }, new { On = Thursday.Date, Thursday.Time, Why = (string?)"THE-REASON" });
        (await db.ProcessInstances.Select(p => p.AnchorOn).ToListAsync()).Should().Equal(Thursday.Date, Thursday.Date);
        (await db.OutboxMessages.CountAsync(m => m.Kind == "deadline-changed")).Should().Be(2);
        var chain = AuditEntryRow.ChainOf(review);
        var said = await db.AuditEntries.SingleAsync(e => e.ChainId == chain && e.Event == "date-corrected");
        DateActWords.Of(said.Data).Should().Be("The date the authority became aware was corrected from 9am on Friday 20 November 2026 to 4pm on Thursday 19 November 2026.");
        said.Why.Should().Be("THE-REASON");
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull("each snapshot equals its facts");

        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, preview.Foreseen.Seal, requestId: "one")).Value.Should().Be(outcome.Value, "sent twice, it is done once");
        (await db.CaseDates.CountAsync()).Should().Be(2);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_nothing_counts_from_is_added_and_corrected_and_moves_nothing(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        var before = await DueAsync(house);
        foreach (var day in new[] { 16, 17 })
        {
            var told = new ClockAnchor(new LocalDate(2026, 11, day), null);
            var preview = await PreviewAsync(house, manager, review, CaseDate.PartnershipTold, told);
            (preview.Processes.Count, preview.Over.Count).Should().Be((0, 0));
            (await CorrectAsync(house, manager, review, CaseDate.PartnershipTold, told, preview.Foreseen.Seal, why: day == 16 ? null : "THE-REASON")).IsDone.Should().BeTrue();
        }

        (await DueAsync(house)).Should().Equal(before);
        await using var db = house.Read();
        (await db.CaseDates.Where(d => d.Date == "partnership-told").OrderBy(d => d.Number).Select(d => d.Why).ToListAsync()).Should().Equal(null, "THE-REASON");
        (await db.OutboxMessages.CountAsync(m => m.Kind == "deadline-changed")).Should().Be(0);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task When_the_processes_are_over_the_date_is_corrected_and_nothing_moves(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        (await house.Get<WithdrawReview>().RunAsync(house.By(manager, why: "Not met"), review, CancellationToken.None)).IsDone.Should().BeTrue();

        var preview = await PreviewAsync(house, manager, review, CaseDate.Awareness, Thursday);
        preview.Over.Should().Equal("Dated", "Dated beside");
        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Thursday, preview.Foreseen.Seal)).IsDone.Should().BeTrue();

        await using var db = house.Read();
        (await db.CaseDates.CountAsync()).Should().Be(2);
        (await db.ProcessInstances.Select(p => p.AnchorOn).Distinct().SingleAsync()).Should().Be(Friday.Date, "what is over counts as it did");
        (await db.AuditEntries.CountAsync(e => e.Event == "anchor-corrected" || e.Event == "deadline-moved")).Should().Be(0);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_process_that_counts_from_another_value_is_brought_back_by_entering_what_is_recorded(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await StartAsync(house, manager);
        await using var db = house.Read();
        var beside = await db.ProcessInstances.Where(p => p.Name == "Dated").Select(p => p.Id).SingleAsync();
        (await house.Get<ProcessRunner>().RunAsync<CorrectedDate>(
            house.By(manager, why: "W"),
            Asked.For("astray", beside),
            async transaction =>
            {
                (await transaction.HappenAsync((await transaction.FindAsync(beside))!, new AnchorMoved(transaction.Context.At, Thursday))).Should().BeNull();
                return new CorrectedDate(review);
            },
            CancellationToken.None)).IsDone.Should().BeTrue();
        (await DueAsync(house)).Should().Equal(("inside", 25), ("triage", 23));

        var preview = await PreviewAsync(house, manager, review, CaseDate.Awareness, Friday);
        preview.Processes.Select(p => p.Row.Name).Should().Equal("Dated");
        (await CorrectAsync(house, manager, review, CaseDate.Awareness, Friday, preview.Foreseen.Seal)).Errors.Should().BeEmpty();

        (await DueAsync(house)).Should().Equal(("inside", 25), ("triage", 24));
        (await db.CaseDates.CountAsync()).Should().Be(1, "the date itself is what it was");
    }

    [Fact]
    public async Task A_review_cannot_start_from_a_date_in_the_future()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var tomorrow = new ClockAnchor(new LocalDate(2026, 11, 24), new LocalTime(9, 0));
        var refused = await house.Get<StartReview>().RunAsync(house.By(manager), new NewReview("southend", "dated", tomorrow, [], FeelContext.Empty), CancellationToken.None);
        refused.Errors.Should().ContainSingle().Which.Message.Should()
            .Be("The date the authority became aware must be in the past, but 9am on Tuesday 24 November 2026 is after now, 9am on Monday 23 November 2026");
        await using var db = house.Read();
        (await db.Reviews.CountAsync()).Should().Be(0);
    }
}
