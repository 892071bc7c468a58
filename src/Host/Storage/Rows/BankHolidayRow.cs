namespace Reviews.Host.Storage.Rows;

/// <summary>
/// A date that was imported as a bank holiday, or withdrawn, since the file of workflows/calendar was written: what was said of
/// it last. What was said before stands in the system's audit chain.
/// </summary>
internal sealed class BankHolidayRow
{
    public required LocalDate Date { get; init; }

    public required string Title { get; set; }

    /// <summary>As GOV.UK has it: "Substitute day"; null for none.</summary>
    public string? Notes { get; set; }

    /// <summary>Whether it is no bank holiday any more, whatever the file says.</summary>
    public required bool IsWithdrawn { get; set; }

    /// <summary>Whoever said so.</summary>
    public required string By { get; set; }

    public required Instant At { get; set; }

    public required string Why { get; set; }
}
