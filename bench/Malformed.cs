using Reviews.Workflows.Definitions;

namespace Reviews.Bench;

/// <summary>What a stranger may have written is refused at once, with its line; the limit is a sound definition of a thousand elements.</summary>
internal static class Malformed
{
    public static IEnumerable<string> Measure()
    {
        var sound = Watch.Median(() => Drawn.File(Drawn.Line(998)));
        foreach (var (what, text) in new[]
        {
            ("200,000 levels deep", Drawn.Deep(200_000)),
            ("40,000 levels deep, within 1 MB", Drawn.Deep(40_000)),
            ("a DTD with a billion laughs", Drawn.Laughing(9)),
            ("more than 2,000 flow elements", Drawn.Wide(20_000)),
        })
        {
            var problem = Drawn.File(text).Problems.First(p => p.Severity == Severity.Refused);
            var time = Watch.Median(() => Drawn.File(text));
            yield return Watch.Line($"{what}: refused, line {problem.Line}, {problem.Code}", Watch.Milliseconds(time), $"{Watch.Milliseconds(sound)} for a sound one of 1,000", sound / time);
        }
    }
}
