using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Messages;

/// <summary>Dates and times as mail and pages say them, the same as a refusal does: see <see cref="DateWords"/>.</summary>
public static class LondonWords
{
    public static string Of(LocalDateTime moment) => DateWords.Of(moment);

    public static string Of(LocalDate date) => DateWords.Of(date);

    public static string Of(LocalTime time) => DateWords.Of(time);
}
