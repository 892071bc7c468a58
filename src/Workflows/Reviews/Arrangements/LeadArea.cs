namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>What one of the partners leads on for the others, which may pass from one to the next (S000, Appendix: "with the option of rotating annually").</summary>
/// <param name="Id">Kebab-case, unique among the lead areas of the file.</param>
/// <param name="Holders">Who holds it when, the earliest first; no two at once. There may be days on which nobody does.</param>
/// <param name="Source">Where it is laid down.</param>
public sealed record LeadArea(string Id, string Name, IReadOnlyList<LeadHolder> Holders, string Source)
{
    /// <summary>The id of the partner that leads on it on that date, or null.</summary>
    public string? SeatOn(LocalDate date) => Holders.FirstOrDefault(holder => holder.From <= date && !(date > holder.Through))?.Seat;
}

/// <summary>One partner's turn.</summary>
/// <param name="Seat">The id of the partner.</param>
/// <param name="Through">Inclusive; null: until the next one's turn, or until further notice.</param>
public sealed record LeadHolder(string Seat, LocalDate From, LocalDate? Through);
