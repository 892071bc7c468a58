namespace Reviews.Workflows.Deadlines;

/// <summary>
/// One bank holiday of England and Wales, as GOV.UK lists it. <paramref name="Notes"/> is null where GOV.UK has
/// nothing to add, otherwise words such as "Substitute day".
/// </summary>
public sealed record BankHoliday(LocalDate Date, string Title, string? Notes);
