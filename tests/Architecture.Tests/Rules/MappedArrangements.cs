using System.Globalization;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>Arrangements that have a map in docs.</summary>
/// <param name="Folders">Below workflows/: the partnership's own, then those it shares.</param>
/// <param name="Sentences">How many each paragraph has: counted in the arrangements themselves, which are not ours to keep here; a bullet is one, its lead-in with it.</param>
internal sealed record MappedArrangements(string File, IReadOnlyList<string> Folders, IReadOnlyDictionary<string, int> Sentences)
{
    /// <summary>S003, Appendices D and E.</summary>
    public static MappedArrangements Southend { get; } = new(
        "appendix-map.md",
        ["southend"],
        Counted("D1 1, D2 1, D3 3, D4 2, D5 5, D6 2, D7 3, D8 1, D9 2, D10 4, D11 2, D12 2, D13 5, D14 2, D15 3, D16 2, D17 1, D18 4, D19 3, "
            + "E1 9, E2 3, E3 3, E4 6, E5 4, E6 5, E7 1, E8 1, E9 1, E10 6"));

    /// <summary>S000, sections 6 and 10.</summary>
    public static MappedArrangements Essex { get; } = new("essex-map.md", ["essex", "southend"], Counted("6.1 1, 6.2 3, 6.3 3, 6.4 2, 6.5 1, 10.1 2, 10.2 1"));

    private static Dictionary<string, int> Counted(string paragraphs) => paragraphs.Split(", ").Select(paragraph => paragraph.Split(' '))
        .ToDictionary(paragraph => paragraph[0], paragraph => int.Parse(paragraph[1], CultureInfo.InvariantCulture));
}
