using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime.Text;

namespace Reviews.Host.CommandLine;

/// <summary>The options that several verbs share.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print machine-readable output, and nothing else." };

    public static Option<string?> Calendar() => new("--calendar") { Description = "Bank holidays in GOV.UK's shape; those that came with the definitions when not given.", HelpName = "FILE" };

    public static Option<LocalDate?> Date(string name, string description) => Parsed(name, description, "DATE", LocalDatePattern.Iso, "a date such as 2026-12-18");

    public static Option<LocalTime?> Time(string name, string description) =>
        Parsed(name, description, "HH:mm", LocalTimePattern.CreateWithInvariantCulture("HH':'mm"), "a time such as 17:00");

    public static Option<Instant?> Moment(string name, string description) => Parsed(name, description, "INSTANT", InstantPattern.ExtendedIso, "an instant such as 2026-12-18T17:00:00Z");

    private static Option<T?> Parsed<T>(string name, string description, string helpName, IPattern<T> pattern, string expected)
        where T : struct
    {
        return new Option<T?>(name) { Description = description, HelpName = helpName, CustomParser = Parse };

        T? Parse(ArgumentResult result)
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            var parsed = pattern.Parse(text);
            if (parsed.Success) return parsed.Value;
            result.AddError($"Expected {name} to be {expected}, but found '{text}'.");
            return null;
        }
    }

    public static Option<string?> Data() => new("--data") { Description = "The data folder; data (demo-data for the demonstration) unless said.", HelpName = "FOLDER" };
}
