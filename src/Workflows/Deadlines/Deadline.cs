namespace Reviews.Workflows.Deadlines;

/// <summary>When something is due: <paramref name="Due"/> on the clocks of London, and the instant that this is.</summary>
public sealed record Deadline(LocalDateTime Due)
{
    public LocalDate DueOn => Due.Date;

    /// <summary>The same moment for comparing and storing, by <see cref="LondonTime.ToInstant"/>.</summary>
    public Instant At => LondonTime.ToInstant(Due);
}
