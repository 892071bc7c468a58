using System.CommandLine;
using System.Text.Json;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.CommandLine;

/// <summary><c>feel EXPRESSION</c>: evaluates one FEEL expression, or with <c>--batch</c> one a line of standard input.</summary>
internal static class FeelVerb
{
    public static Command Create()
    {
        var expression = new Argument<string?>("EXPRESSION") { Description = "The FEEL expression; a leading '=' is accepted.", Arity = ArgumentArity.ZeroOrOne };
        var context = new Option<string?>("--context") { Description = "Variables as a JSON object.", HelpName = "JSON" };
        var at = Options.Moment("--at", "What now() and today() answer; the Unix epoch when not given.");
        var calendar = Options.Calendar();
        var anchor = Options.Date("--anchor", "The clock's anchor, for 'review day' and the variable anchor.");
        var firstDay = new Option<int>("--first-day") { Description = "The number of the anchor's day.", DefaultValueFactory = _ => 0, HelpName = "0|1" };
        var batch = new Option<bool>("--batch") { Description = "Read lines {\"expression\":\"…\",\"context\":{…}} and answer each with one line." };
        var json = Options.Json();
        var command = new Command("feel", "Evaluates a FEEL expression (DMN 1.5).") { expression, context, at, calendar, anchor, firstDay, batch, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(firstDay) is var first && first is not (0 or 1)) throw new WrongInputException($"Expected --first-day to be 0 or 1, but found {first}.");
            var days = InputFiles.Calendar(parsed.GetValue(calendar));
            var clock = parsed.GetValue(anchor) is { } date ? new ReviewClock(date, null, new ClockRules("awareness", first, new LocalTime(17, 0), AfterClose.SameDay), days) : null;
            FeelScope Scope(FeelContext variables) => new(variables) { Now = parsed.GetValue(at) ?? NodaConstants.UnixEpoch, Calendar = days, Clock = clock };
            if (parsed.GetValue(batch)) return FeelBatch.Run(Console.In, Console.Out, Scope);
            var text = parsed.GetValue(expression) ?? throw new WrongInputException("Expected an expression, but there is none. Try: reviews feel --help");
            var variables = InputFiles.Variables(parsed.GetValue(context), "--context");
            return One(FeelAnswer.To(text, variables, Scope), parsed.GetValue(json));
        });
        return command;
    }

    private static int One(FeelAnswer answer, bool json)
    {
        if (json)
            Console.Out.WriteLine(Printed.Json(answer.Write));
        else if (answer.Error is { } error)
            Console.Error.WriteLine($"{error} (character {answer.Position + 1})");
        else
            Console.Out.WriteLine(answer.Value.ToString());
        if (!json)
        {
            foreach (var warning in answer.Warnings) Console.Error.WriteLine(warning);
        }

        return answer.Error is null ? Answer.Done : Answer.No;
    }
}

/// <summary>The answer to one expression.</summary>
internal sealed record FeelAnswer(FeelValue Value, IReadOnlyList<string> Warnings, string? Error, int Position)
{
    public static FeelAnswer To(string text, FeelContext variables, Func<FeelContext, FeelScope> scope)
    {
        var (expression, wrong) = FeelExpression.Parse(text, variables.NamesWithin());
        if (expression is null) return new FeelAnswer(FeelValue.Null, [], wrong!.Sentence, wrong.Position);
        var result = expression.Evaluate(scope(variables));
        return new FeelAnswer(result.Value, result.Warnings, result.Error, 0);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Error is null)
        {
            writer.WritePropertyName("value");
            FeelJson.Write(writer, Value);
            if (Warnings.Count > 0)
            {
                writer.WriteStartArray("warnings");
                foreach (var warning in Warnings) writer.WriteStringValue(warning);
                writer.WriteEndArray();
            }
        }
        else
        {
            writer.WriteString("error", Error);
            writer.WriteNumber("position", Position);
        }

        writer.WriteEndObject();
    }
}
