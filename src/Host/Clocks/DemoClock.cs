using System.Globalization;

namespace Reviews.Host.Clocks;

/// <summary>The demonstration's clock: the real one and an offset, kept in a file of the data folder so that it survives a restart.</summary>
internal sealed class DemoClock(IClock real, string file) : IClock
{
    private long offsetTicks = File.Exists(file) ? long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : 0;

    public Instant RealNow => real.GetCurrentInstant();

    public Instant GetCurrentInstant() => real.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Moves to that instant. False when it is past and the clock may not go back: what has happened cannot be undone by a clock.</summary>
    public bool MoveTo(Instant to, bool mayGoBack)
    {
        if (to < GetCurrentInstant() && !mayGoBack)
            return false;
        var offset = (to - real.GetCurrentInstant()).BclCompatibleTicks;
        File.WriteAllText(file, offset.ToString(CultureInfo.InvariantCulture));
        Interlocked.Exchange(ref offsetTicks, offset);
        return true;
    }
}
