using System.Globalization;

namespace Reviews.Host.Clocks;

/// <summary>
/// The demonstration's clock: the real one and an offset, kept in a file of the data folder so that it survives a
/// restart. The file is replaced whole, never written in place: a process killed while the clock is moved leaves the
/// old offset or the new one. A file that says neither (another hand's) is set aside with a warning, and time is real.
/// </summary>
internal sealed partial class DemoClock : IClock
{
    private readonly IClock real;
    private readonly string file;
    private readonly Lock moving = new();
    private long offsetTicks;

    public DemoClock(IClock real, string file, ILogger<DemoClock> log)
    {
        this.real = real;
        this.file = file;
        if (!File.Exists(file))
            return;
        var text = File.ReadAllText(file);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offsetTicks))
            LogUnreadable(log, file, text);
    }

    public Instant RealNow => real.GetCurrentInstant();

    public Instant GetCurrentInstant() => real.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Moves to that instant. False when it is past and the clock may not go back: what has happened cannot be undone by a clock.</summary>
    public bool MoveTo(Instant to, bool mayGoBack)
    {
        lock (moving)
        {
            if (to < GetCurrentInstant() && !mayGoBack)
                return false;
            var offset = (to - real.GetCurrentInstant()).BclCompatibleTicks;
            Keep(offset);
            Interlocked.Exchange(ref offsetTicks, offset);
            return true;
        }
    }

    private void Keep(long offset)
    {
        var next = file + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expected {File} to hold the demonstration clock's offset in ticks, but it holds \"{Text}\". The clock shows the real time.")]
    private static partial void LogUnreadable(ILogger log, string file, string text);
}
