namespace Reviews.Host.Tests.House;

/// <summary>What sessions live by, on the clock that is moved.</summary>
internal sealed class TestTime(TestClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.Now.ToDateTimeOffset();
}
