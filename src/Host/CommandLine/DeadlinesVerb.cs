using System.CommandLine;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.CommandLine;

/// <summary><c>deadlines PROCESS --from DATE</c>: the timetable of one process from a clock start.</summary>
internal static class DeadlinesVerb
{
    public static Command Create()
    {
        var process = new Argument<string>("PROCESS") { Description = "southend/rapid-review, an id that is unique among all partnerships, or a .bpmn file." };
        var from = Options.Date("--from", "The date of the clock's anchor.");
        from.Required = true;
        var at = Options.Time("--at", "The time of the anchor in London; not after the close when not given.");
        var variables = new Option<string?>("--variables") { Description = "Data already known, as a JSON object.", HelpName = "JSON" };
        var calendar = Options.Calendar();
        var json = Options.Json();
        var command = new Command("deadlines", "Prints the timetable of one process from a clock start.") { process, from, at, variables, calendar, json };
        command.SetAction(parsed => Run(
            ProcessFinder.Find(parsed.GetRequiredValue(process)),
            parsed.GetValue(from)!.Value,
            parsed.GetValue(at),
            InputFiles.Variables(parsed.GetValue(variables), "--variables"),
            InputFiles.Calendar(parsed.GetValue(calendar)),
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(ProcessDefinition process, LocalDate from, LocalTime? at, FeelContext variables, WorkingDayCalendar calendar, bool json)
    {
        if (process.Clock is null) throw new WrongInputException($"Expected {process.Id} to have a clock, but it has none: set its properties clock.anchor and clock.first-day.");
        var clock = new ReviewClock(from, at, process.Clock.Rules, calendar);
        var (items, refused) = Timetable.Of(process, clock, variables);
        if (refused is not null) throw new WrongInputException(refused.Sentence);
        if (json)
            Console.Out.WriteLine(Printed.Json(writer => TimetablePrinter.Write(writer, process, clock, items)));
        else
            TimetablePrinter.Write(Console.Out, clock, items);
        return Answer.Done;
    }
}
