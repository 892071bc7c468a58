using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Host.CommandLine;

/// <summary>Prints a timetable, for people and for programs.</summary>
internal static class TimetablePrinter
{
    private static readonly LocalDateTimePattern ForPeople = LocalDateTimePattern.CreateWithInvariantCulture("ddd uuuu'-'MM'-'dd HH':'mm");

    public static void Write(TextWriter output, ReviewClock clock, IReadOnlyList<TimetableItem> items)
    {
        foreach (var item in items)
            output.WriteLine($"{(item.Due is { } due ? ForPeople.Format(due) : "not yet known       ")}  {item.ElementId}  {item.Rule}{Remark(item, clock)}");
    }

    // A count that numbers the clock start otherwise than the process does says so: day 15 of one is not day 15 of the other.
    private static string Remark(TimetableItem item, ReviewClock clock) =>
        (item.DependsOn is null ? "" : $"  (depends on {item.DependsOn})")
        + (item.FirstDay is { } first && first != clock.Rules.FirstDay ? FormattableString.Invariant($"  (the clock start is day {first} here, day {clock.Rules.FirstDay} above)") : "");

    public static void Write(Utf8JsonWriter writer, ProcessDefinition process, ReviewClock clock, IReadOnlyList<TimetableItem> items)
    {
        writer.WriteStartObject();
        writer.WriteString("process", process.Id);
        writer.WriteString("version", process.Version);
        writer.WriteString("clockStart", LocalDatePattern.Iso.Format(clock.AnchorDate));
        writer.WriteString("zone", LondonTime.Zone.Id);
        writer.WriteStartArray("items");
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TimetableItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("element", item.ElementId);
        writer.WriteString("name", item.Name);
        writer.WriteString("rule", item.Rule);
        if (item.Day is { } day) writer.WriteNumber("day", day);
        if (item.Due is { } due)
        {
            writer.WriteString("due", LocalDateTimePattern.GeneralIso.Format(due));
            writer.WriteString("instant", InstantPattern.General.Format(LondonTime.ToInstant(due)));
        }
        else
        {
            writer.WriteNull("due");
            writer.WriteString("dependsOn", item.DependsOn);
        }

        writer.WriteStartArray("count");
        foreach (var date in item.Count)
        {
            writer.WriteStartObject();
            writer.WriteString("date", LocalDatePattern.Iso.Format(date.Date));
            if (date.Day is { } number) writer.WriteNumber("day", number);
            if (date.Skipped is { } why) writer.WriteString("skipped", why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (item.InMonths is { } months)
        {
            writer.WriteStartArray("inMonths");
            foreach (var sentence in months.Words) writer.WriteStringValue(sentence);
            writer.WriteEndArray();
        }

        if (item.Source is { } source) writer.WriteString("source", source);
        if (item.FirstDay is { } first) writer.WriteNumber("firstDay", first);
        writer.WriteEndObject();
    }
}
