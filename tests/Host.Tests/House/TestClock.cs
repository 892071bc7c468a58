namespace Reviews.Host.Tests.House;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class TestClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
