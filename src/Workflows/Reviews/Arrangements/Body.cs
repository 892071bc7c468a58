namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>
/// A body as the law knows it, through time: what it was called when, and which bodies it took over from. A council that gets
/// another title is the same body with another name; an integrated care board that follows a clinical commissioning group is another body.
/// </summary>
/// <param name="Id">Kebab-case, unique among the bodies of the file.</param>
/// <param name="Names">At least one, the earliest first; each begins on the day after the one before it ended.</param>
/// <param name="Succeeds">The bodies whose place it took; several where they were merged.</param>
/// <param name="Source">Where names and dates come from; null where the file does not say.</param>
/// <param name="Verified">True once somebody has checked them against the source; false where the file does not say.</param>
public sealed record Body(string Id, IReadOnlyList<DatedName> Names, IReadOnlyList<Succession> Succeeds, string? Source, bool Verified)
{
    /// <summary>Its first day; null where it is not known or does not matter.</summary>
    public LocalDate? From => Names[0].From;

    /// <summary>Its last day; null while none is known.</summary>
    public LocalDate? Through => Names[^1].Through;

    public bool ExistsOn(LocalDate date) => !(date < From) && !(date > Through);

    /// <summary>The name in force on that date; before its first day the first, after its last the last.</summary>
    public string NameOn(LocalDate date) => (Names.LastOrDefault(name => !(date < name.From)) ?? Names[0]).Name;
}

/// <summary>A name and the days on which it is in force.</summary>
/// <param name="From">Inclusive; null: ever before.</param>
/// <param name="Through">Inclusive; null: until further notice.</param>
public sealed record DatedName(string Name, LocalDate? From, LocalDate? Through);

/// <summary>One body takes another's place.</summary>
/// <param name="Body">The id of the one that ended.</param>
/// <param name="On">The day after its last.</param>
public sealed record Succession(string Body, LocalDate On);
