using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages;

/// <summary>That somebody in the partnership is shut on a day, as pages warn of it. No date moves by it.</summary>
internal static class ClosureWords
{
    /// <summary>"Southend City Council is closed from Thursday 24 December 2026 to Friday 1 January 2027", without its full stop.</summary>
    public static string Of(Closure closure) => closure.From == closure.Through
        ? $"{closure.Words} on {LondonWords.Of(closure.From)}"
        : $"{closure.Words} from {LondonWords.Of(closure.From)} to {LondonWords.Of(closure.Through)}";

    /// <summary>One sentence for each that holds that day.</summary>
    public static IEnumerable<string> On(IEnumerable<Closure> closures, LocalDate? date) =>
        date is { } on ? closures.Where(closure => closure.Holds(on)).Select(closure => Of(closure) + ".") : [];

    /// <summary>Those that are not over yet, for whoever is to choose a date.</summary>
    public static IEnumerable<string> Ahead(IEnumerable<Closure> closures, LocalDate today) =>
        closures.Where(closure => closure.Through >= today).Select(closure => Of(closure) + ".");
}
