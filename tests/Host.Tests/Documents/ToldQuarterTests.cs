using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Documents;

/// <summary>A combined report of a quarter says what had come by its end, whenever it is printed.</summary>
public sealed class ToldQuarterTests
{
    private static readonly Instant Printed = Instant.FromUtc(2027, 7, 1, 9, 0);

    [Theory]
    [InlineData("2026-10", "")]
    [InlineData("2027-01", "Children’s Services Done; Police Awaited")]
    [InlineData("2027-04", "Police UnderWay; the groups Asked")]
    public void An_answer_that_came_later_was_still_awaited_then(string quarter, string told)
    {
        var learning = new LearningRecord(
            "The rapid review",
            new LocalDate(2027, 1, 12),
            [new("Children’s Services", new LocalDate(2027, 2, 1), "done", "D"), new("Police", new LocalDate(2027, 4, 6), "under-way", "U")])
        {
            Asked = new LearningAnswer("the groups", new LocalDate(2027, 5, 4), LearningAnswer.Asked, "A"),
        };
        var facts = ToldQuarter.Of(new PartnershipActions("southend", "Southend", 4, [], [new(Review(), learning)]), Quarter.Read(quarter, 4)!, Printed, shared: null);
        string.Join("; ", facts.Learning.Select(one => $"{one.From} {one.State}")).Should().Be(told);
        facts.Learning.Should().NotContain(one => one.State == LearningState.Awaited && (one.On != null || one.Words != null));
    }

    [Theory]
    [InlineData("2027-01", "Awaited")]
    [InlineData("2027-04", "NotSpread")]
    public void That_nothing_is_spread_is_told_of_the_quarter_in_which_it_was_settled(string quarter, string told)
    {
        var learning = new LearningRecord("The rapid review", new LocalDate(2027, 3, 12), []) { NotSpread = new LearningAnswer("", new LocalDate(2027, 4, 6), LearningAnswer.NotSpread, "W") };
        var facts = ToldQuarter.Of(new PartnershipActions("southend", "Southend", 4, [], [new(Review(), learning)]), Quarter.Read(quarter, 4)!, Printed, shared: null);
        facts.Learning.Should().ContainSingle().Which.State.ToString().Should().Be(told);
    }

    private static ReviewRow Review() => new()
    {
        Id = Guid.NewGuid(),
        Reference = "SOU-2026-0001",
        Partnership = "southend",
        ProcessId = "rapid-review",
        Status = ReviewStatus.InProgress,
        StartedOn = new LocalDate(2026, 12, 18),
        StartedAt = Instant.FromUtc(2026, 12, 18, 10, 0),
        StartedBy = "system",
    };
}
