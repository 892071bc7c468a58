namespace Reviews.Workflows.Reviews;

/// <summary>
/// Days on which a body of the partnership is shut though the law counts them as working days, such as a council between Christmas
/// and New Year. It warns people and stops no clock: what the Panel is owed is counted by bank holidays alone (SI 2006/1738 reg. 2).
/// </summary>
/// <param name="From">Inclusive.</param>
/// <param name="Through">Inclusive; never before <paramref name="From"/>.</param>
/// <param name="Words">Who is shut, as a sentence begins: "Southend City Council is closed".</param>
public sealed record Closure(LocalDate From, LocalDate Through, string Words)
{
    public bool Holds(LocalDate date) => From <= date && date <= Through;
}
