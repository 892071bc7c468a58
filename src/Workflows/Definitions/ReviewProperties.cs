using System.Text.RegularExpressions;
using System.Xml.Linq;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Definitions;

/// <summary>The properties by which a process says what it is to a review: who starts it, by which dates it is told, and whether it comes before the review itself.</summary>
public static partial class ReviewProperties
{
    /// <summary>Whoever may start a review may start it: the words of that choice.</summary>
    public const string Starts = "starts";

    /// <summary>A hint beneath those words.</summary>
    public const string StartsHint = "starts-hint";

    /// <summary>What is said when its timetable is checked, before it is started.</summary>
    public const string StartsNote = "starts-note";

    /// <summary>Where it stands among the choices: a whole number, the smallest first. Without it, after those that have one, by its name.</summary>
    public const string StartsOrder = "starts-order";

    /// <summary>Whether agencies are chosen when it is started: <c>chosen</c>, as without it, or <c>none</c>.</summary>
    public const string StartsAgencies = "starts-agencies";

    /// <summary>Of the start event: the variable into which the answers of its form go.</summary>
    public const string StartResult = "result";

    public const string AgenciesChosen = "chosen";

    public const string NoAgencies = "none";

    /// <summary><c>review</c> where it decides if there is to be a review at all: until one begins, the review is opened and not in progress.</summary>
    public const string Precedes = "precedes";

    /// <summary>The one value of <see cref="Precedes"/>.</summary>
    public const string Review = "review";

    /// <summary>The ids of the dates that a review of it is asked for on its page of dates, in order. Without it, those of an incident and its notification.</summary>
    public const string AskedDates = "dates";

    /// <summary>What the name of a date of its own begins with: <c>date.request-received</c> = <c>Request received: the request was received</c>.</summary>
    public const string OwnDate = "date.";

    /// <summary>All of them but the dates of its own.</summary>
    public static IReadOnlyList<string> All { get; } = [Starts, StartsHint, StartsNote, StartsOrder, StartsAgencies, Precedes, AskedDates];

    /// <summary>The ids of a list written "one, two".</summary>
    public static IReadOnlyList<string> AskedDatesOf(ProcessDefinition process) =>
        (process.Properties.GetValueOrDefault(AskedDates) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The dates of its own that a process names, in the order of the file; what cannot be read is a problem and none of them.</summary>
    internal static IReadOnlyList<CaseDate> Dates(XElement at, IReadOnlyDictionary<string, string> properties, ProblemList problems)
    {
        var dates = new List<CaseDate>();
        foreach (var (name, words) in properties.Where(property => property.Key.StartsWith(OwnDate, StringComparison.Ordinal)))
        {
            var id = name[OwnDate.Length..];
            if (!Kebab().IsMatch(id))
                problems.Err(at, ProblemCodes.BadDate, $"Expected the date of {name} to have an id in kebab-case, such as request-received, but found '{id}'.");
            else if (CaseDate.Find(id) is { } known)
                problems.Err(at, ProblemCodes.BadDate, $"Expected {name} to name a date of this process's own, but every review knows {known.Phrase}: take the property away, or choose another id.");
            else if (words.Split(": ", 2) is not [{ Length: > 0 } heading, { Length: > 0 } clause])
                problems.Err(at, ProblemCodes.BadDate, $"Expected {name} to say what the date is called and what happened then, such as 'Request received: the request was received', but found '{words}'.");
            else
                dates.Add(CaseDate.Own(id, heading.Trim(), clause.Trim()));
        }

        return dates;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kebab();
}
