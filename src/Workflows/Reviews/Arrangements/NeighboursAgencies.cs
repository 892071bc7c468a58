namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Agencies of a neighbouring partnership that may be asked for a report in a review of this one: what they are called is in the neighbour's own file.</summary>
/// <param name="Neighbour">The id of the partnership whose agencies they are; one of the neighbours.</param>
/// <param name="Agencies">Their ids there; none of them is the id of an agency of this partnership.</param>
public sealed record NeighboursAgencies(string Neighbour, IReadOnlyList<string> Agencies);
