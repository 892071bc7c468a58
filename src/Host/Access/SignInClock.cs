namespace Reviews.Host.Access;

/// <summary>The two times of a sign-in: what it is recorded at, and what codes and their run-out live by, also where the demonstration's clock runs ahead.</summary>
internal sealed class SignInClock(IClock clock, TimeProvider time)
{
    public Instant Now => clock.GetCurrentInstant();

    public DateTimeOffset RealTime => time.GetUtcNow();

    public Instant RealNow => Instant.FromDateTimeOffset(RealTime);
}
