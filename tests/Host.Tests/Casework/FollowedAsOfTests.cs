using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Tests.Casework;

/// <summary>How a recommendation stood at the end of a day that is over: closed in January 2027, reopened in July.</summary>
public sealed class FollowedAsOfTests
{
    private static readonly FollowedLine Reopened = new(
        "key", FollowUps.Recommendation, "What", "southend-hospital", "Southend Hospital", new(2027, 3, 31),
        [
            Said(FollowedBy.Owner, new(2027, 1, 8), "done"),
            Said(FollowedBy.Manager, new(2027, 1, 11), "closed"),
            Said(FollowedBy.Advisor, new(2027, 1, 20), "signed-off"),
            Said(FollowedBy.Reopened, new(2027, 7, 1), "reopened"),
        ],
        FollowedState.Open);

    [Theory]
    [InlineData(2027, 1, 7, "Open")]
    [InlineData(2027, 1, 8, "ToBeClosed")]
    [InlineData(2027, 1, 19, "ToBeSignedOff")]
    [InlineData(2027, 1, 20, "Done")]
    [InlineData(2027, 6, 30, "Done")]
    [InlineData(2027, 7, 1, "Overdue")]
    public void It_stood_as_was_known_that_day(int year, int month, int day, string state) =>
        FollowUpRegister.AsOf(Reopened, new LocalDate(year, month, day)).State.ToString().Should().Be(state);

    private static FollowedEntry Said(string by, LocalDate on, string state) => new(by, on, state, null, "words", null);
}
