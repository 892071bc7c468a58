using System.Text.RegularExpressions;
using Reviews.Workflows.Expressions.Functions;

namespace Reviews.Workflows.Expressions;

/// <summary>Patterns made ready, once each, and what they cost.</summary>
internal sealed partial class Evaluation
{
    internal const int MaxPattern = 1_000;
    internal const int MaxPatternText = 20_000;
    private const int MakingCost = 200_000;
    // What may take longer than that is also stopped by the clock; what may not never is, so that it gives the same everywhere.
    private const long UntimedCost = 50_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(400);

    private readonly Dictionary<(string, RegexOptions, bool), Regex> patterns = [];

    /// <summary>
    /// What comes of one use of a pattern, in .NET's words, on a text. Throws <see cref="ArgumentException"/> or
    /// <see cref="NotSupportedException"/> where it is no pattern of the non-backtracking engine.
    /// </summary>
    internal FeelValue Matching(string pattern, RegexOptions options, string text, Func<Regex, FeelValue> use)
    {
        var size = PatternSize.Of(pattern);
        if (size > MaxPattern || pattern.Length > 10 * MaxPattern)
            throw new BoundExceededException($"Expected a pattern of at most {MaxPattern} characters, repetitions counted, but the expression has a larger one.");
        if (text.Length > MaxPatternText)
            throw new BoundExceededException($"Expected a text of at most {MaxPatternText} characters for a pattern, but the expression has a longer one.");
        Work(size * text.Length);
        var timed = size * text.Length > UntimedCost;
        if (!patterns.TryGetValue((pattern, options, timed), out var regex))
        {
            Work(MakingCost);
            patterns[(pattern, options, timed)] = regex = new Regex(pattern, options, timed ? MaxTime : Regex.InfiniteMatchTimeout);
        }

        try
        {
            return use(regex);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new BoundExceededException($"Expected a pattern to be matched within {MaxTime.TotalMilliseconds} milliseconds, but it takes longer.");
        }
    }
}
