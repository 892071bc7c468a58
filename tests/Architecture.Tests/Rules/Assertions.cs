using System.Text.RegularExpressions;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>What is asked of something that may not be there is asked of nothing when it is not: "(a?.B).Should()" asks, "a?.B.Should()" passes.</summary>
internal static partial class Assertions
{
    /// <param name="tests">Each file's text, by its path.</param>
    public static IEnumerable<string> AskedOfNothing(IEnumerable<(string Path, string Text)> tests) =>
        from test in tests
        from Match asked in Skipped().Matches(test.Text)
        select $"Expected {test.Path} to put what it asks about in brackets, but it says {asked.Value}.";

    [GeneratedRegex(@"\?(\.\w+(\([^()]*\))?!?|\[[^\]]*\]!?)+\s*\.Should\(\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Skipped();
}
