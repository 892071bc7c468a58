using System.Text.Json;
using NodaTime.Text;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.CommandLine;

/// <summary>Prints what a change of bank holidays moves, for people and for programs.</summary>
internal static class HolidayPrinter
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu HH':'mm");

    /// <param name="staying">Known here and missing in the list, and not withdrawn.</param>
    public static void Write(TextWriter output, HolidayForesight foreseen, IReadOnlyList<BankHoliday> staying, IReadOnlyList<ReachedReview> reviews, bool isConfirmed)
    {
        foreach (var holiday in staying)
            output.WriteLine($"Known here, not in the list: {Day.Format(holiday.Date)} ({holiday.Title}). It stays a bank holiday. If it is none any more, withdraw it: --withdraw {LocalDatePattern.Iso.Format(holiday.Date)}");
        if (!foreseen.IsChange)
        {
            output.WriteLine(staying.Count == 0 ? "Nothing changes: every date is known already." : "Nothing changes: every date in the list is known already.");
            return;
        }

        foreach (var holiday in foreseen.Added)
            output.WriteLine($"New bank holiday: {Day.Format(holiday.Date)} ({holiday.Title})");
        foreach (var holiday in foreseen.Withdrawn)
            output.WriteLine($"No bank holiday any more: {Day.Format(holiday.Date)} ({holiday.Title})");
        foreach (var review in reviews)
            Write(output, review);
        var moves = reviews.Any(review => review.Processes.Any(process => process.Lines.Count > 0));
        output.WriteLine((moves, isConfirmed) switch
        {
            (false, false) => "No open deadline would move. Say --confirm to take it.",
            (true, false) => "Nothing has moved. Say --confirm to move exactly these.",
            (false, true) => "It is done. No open deadline moved.",
            (true, true) => "It is done. These have moved, and those who have them are told.",
        });
        output.WriteLine($"The bank holidays are known up to {Day.Format(foreseen.After.LastKnown)}.");
    }

    private static void Write(TextWriter output, ReachedReview review)
    {
        output.WriteLine(review.Reference);
        foreach (var line in review.Processes.SelectMany(process => process.Lines))
            output.WriteLine($"  {line.Words}: {Moment.Format(line.From)} → {Moment.Format(line.To)}");
        foreach (var process in review.Processes.Where(process => process.FiresAtOnce))
            output.WriteLine($"  {process.Process}: something that happens by itself is due already, and happens at once");
        foreach (var meeting in review.Meetings)
            output.WriteLine($"  The panel meeting is {meeting.When}: that is to be a bank holiday. Its day was chosen, and stays");
    }

    public static void Write(Utf8JsonWriter writer, HolidayForesight foreseen, IReadOnlyList<BankHoliday> staying, IReadOnlyList<ReachedReview> reviews, bool isConfirmed)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("confirmed", isConfirmed);
        Write(writer, "added", foreseen.Added);
        Write(writer, "withdrawn", foreseen.Withdrawn);
        Write(writer, "notInList", staying);
        writer.WriteStartArray("moves");
        foreach (var (review, process, line) in reviews.SelectMany(review => review.Processes.SelectMany(process => process.Lines.Select(line => (review, process, line)))))
        {
            writer.WriteStartObject();
            writer.WriteString("review", review.Reference);
            writer.WriteString("process", process.Process);
            writer.WriteString("element", line.Element);
            writer.WriteString("name", line.Name);
            writer.WriteStartArray("about");
            foreach (var about in line.About) writer.WriteStringValue(about);
            writer.WriteEndArray();
            writer.WriteString("from", LocalDateTimePattern.GeneralIso.Format(line.From));
            writer.WriteString("to", LocalDateTimePattern.GeneralIso.Format(line.To));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("meetings");
        foreach (var (review, meeting) in reviews.SelectMany(review => review.Meetings.Select(meeting => (review, meeting))))
        {
            writer.WriteStartObject();
            writer.WriteString("review", review.Reference);
            writer.WriteString("date", LocalDatePattern.Iso.Format(meeting.On));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("lastKnown", LocalDatePattern.Iso.Format(foreseen.After.LastKnown));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<BankHoliday> holidays)
    {
        writer.WriteStartArray(name);
        foreach (var holiday in holidays)
        {
            writer.WriteStartObject();
            writer.WriteString("date", LocalDatePattern.Iso.Format(holiday.Date));
            writer.WriteString("title", holiday.Title);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
