using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>A body that knew the child or family and may be asked for a report.</summary>
/// <param name="Kind">Free kebab-case: <c>hospital</c>, <c>school</c>, <c>police</c> …</param>
/// <param name="Nhs">True for NHS providers, whom the designated nurse alerts (S003 App. E, day 1-2).</param>
/// <param name="Senior">The agreed senior level that signs for it, as a title (S003 App. E, day 13).</param>
public sealed record Agency(string Id, string Name, string Kind, bool Nhs, string Senior)
{
    /// <summary>The body whose name it bears, where the file says so.</summary>
    public Body? Body { get; init; }

    /// <summary>The neighbouring partnership whose agency it is, by name; null of one of the partnership's own.</summary>
    public string? Neighbour { get; init; }

    /// <summary>The same with its name as it is in force on that date.</summary>
    public Agency On(LocalDate date) => this with { Name = Body?.NameOn(date) ?? Name };

    /// <summary>As a list to choose from has it: an agency of a neighbour with whose it is.</summary>
    public string Words => Neighbour is null ? Name : $"{Name} ({Neighbour})";
}
