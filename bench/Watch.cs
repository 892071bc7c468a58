using System.Diagnostics;
using System.Globalization;

namespace Reviews.Bench;

/// <summary>Times some work on one core: the median of several goes, after one that does not count.</summary>
internal static class Watch
{
    private const int Goes = 7;

    public static TimeSpan Median(Action work)
    {
        work();
        var times = new List<TimeSpan>();
        for (var go = 0; go < Goes; go++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed);
        }

        times.Sort();
        return times[Goes / 2];
    }

    public static string Line(string what, string measured, string limit, double ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {measured} | {limit} | {ratio:0.00} |");

    public static string PerSecond(int count, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{count / time.TotalSeconds:N0} /s");

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N1} ms");
}
