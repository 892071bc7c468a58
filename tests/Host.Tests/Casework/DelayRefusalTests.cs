using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using static Reviews.Host.Tests.Casework.DelaysInHouse;

namespace Reviews.Host.Tests.Casework;

/// <summary>A delay that may not be, that nobody may agree, or that rests on what is no longer so, moves nothing.</summary>
public sealed class DelayRefusalTests
{
    [Fact]
    public async Task A_process_that_may_not_be_delayed_and_a_relaxation_of_others_are_refused_by_name()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var process = await db.ProcessInstances.Select(p => p.Id).SingleAsync();

        (await AgreeAsync(house, manager, process, Pause)).Refusal.Should().Be(new Refusal(
            "clock-not-delayable", "Expected a process whose time may be delayed (every-clock), but “Two steps” is none of them: its time stays as it is."));
        (await db.Delays.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Every_fault_of_what_is_typed_is_told_at_its_field()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        var terms = Pause with { RunsFrom = Today, Reason = "no-such", ApprovedBy = " ", ApproverRole = new string('x', 201), ApprovedOn = Today.PlusDays(1), ReviewOn = Today.PlusDays(-1) };

        var outcome = await house.Get<AgreeDelay>().RunAsync(house.By(manager), process, terms, "", CancellationToken.None);

        outcome.Errors.Select(error => error.Field).Should().Equal("runsFrom", "reason", "approvedBy", "approverRole", "approvedOn", "reviewOn", "why");
        (await house.Get<AgreeDelay>().RunAsync(house.By(manager, why: "W"), process, Pause with { ReviewOn = new(2026, 12, 1) }, "", CancellationToken.None))
            .Errors.Single().Message.Should().Be("The review date must be by the day on which the clock runs again");
        (await TellAsync(house, manager, Guid.NewGuid(), "The Panel", Today)).Refusal.Should().Be(Refusals.NotFound);
    }

    [Fact]
    public async Task Only_the_business_manager_of_the_review_agrees_ends_and_notes()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        await AgreeAsync(house, manager, process, Pause);
        var delay = await DelayAsync(house);
        var partner = await house.HasAsync(Role.SafeguardingPartner, "police");

        (await AgreeAsync(house, partner, process, Pause)).Refusal.Should().Be(Refusals.NotFound);
        (await EndAsync(house, partner, delay, new(2026, 11, 26))).Refusal.Should().Be(Refusals.NotFound);
        (await TellAsync(house, partner, delay.Id, "The Panel", Today)).Refusal.Should().Be(Refusals.NotFound);
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_moves_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var process = await BegunAsync(house, manager);
        var seen = await SealAsync(house, process, Pause);
        (await house.SubmitAsync(manager, (await house.OpenTaskAsync("report")).Id)).IsDone.Should().BeTrue();

        (await AgreeAsync(house, manager, process, Pause, seen: seen)).Refusal.Should().Be(Refusals.ChangedSinceOpened);
        await using var db = house.Read();
        (await db.Delays.AnyAsync()).Should().BeFalse();
        (await LimitAsync(house)).Should().Be(Limit);
    }
}
