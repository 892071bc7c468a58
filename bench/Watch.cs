using System.Diagnostics;
using System.Globalization;

namespace Reviews.Bench;

/// <summary>
/// Times some work in processor time, which counts what the collector and the compiler use and leaves out what others on the
/// machine do: the median of several goes, after three seconds that do not count: code that runs often is compiled anew by then.
/// </summary>
internal static class Watch
{
    private const int Goes = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static TimeSpan Median(Action work)
    {
        var warming = Stopwatch.StartNew();
        do
        {
            work();
        }
        while (warming.Elapsed < WarmUp);

        var times = new List<TimeSpan>();
        for (var go = 0; go < Goes; go++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            times.Add(Environment.CpuUsage.TotalTime - before);
        }

        times.Sort();
        return times[Goes / 2];
    }

    public static string Line(string what, string measured, string limit, double ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {measured} | {limit} | {ratio:0.00} |");

    public static string PerSecond(int count, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{count / time.TotalSeconds:N0} /s");

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N1} ms");
}
