using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime.Text;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Storage;

/// <summary>
/// One form a type on both databases: instants as ticks since 1970 (ordered, exact, no zone), local dates and times as
/// ISO text of fixed width (ordered as text), closed sets by name.
/// </summary>
internal static class ColumnForms
{
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss");

    public static void Apply(ModelConfigurationBuilder model)
    {
        model.Properties<Instant>().HaveConversion<InstantColumn>();
        model.Properties<LocalDate>().HaveConversion<LocalDateColumn>();
        model.Properties<LocalDateTime>().HaveConversion<LocalDateTimeColumn>();
        model.Properties<LocalTime>().HaveConversion<LocalTimeColumn>();
        model.Properties<ReviewStatus>().HaveConversion<string>();
        model.Properties<InstanceStatus>().HaveConversion<string>();
        model.Properties<DelayKind>().HaveConversion<string>();
        model.Properties<JobState>().HaveConversion<string>();
    }

    private sealed class InstantColumn() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks(), t => Instant.FromUnixTimeTicks(t));

    private sealed class LocalDateColumn() : ValueConverter<LocalDate, string>(d => LocalDatePattern.Iso.Format(d), t => LocalDatePattern.Iso.Parse(t).Value);

    private sealed class LocalDateTimeColumn() : ValueConverter<LocalDateTime, string>(d => Seconds.Format(d), t => Seconds.Parse(t).Value);

    private sealed class LocalTimeColumn() : ValueConverter<LocalTime, string>(d => TimeOfDay.Format(d), t => TimeOfDay.Parse(t).Value);
}
