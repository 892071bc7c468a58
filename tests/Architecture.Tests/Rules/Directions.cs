using Mono.Cecil;
using Reviews.Architecture.Tests.Reading;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>Which room may know which: an allow-list, so that a new direction is a decision and nothing ever points back.</summary>
internal static class Directions
{
    private static readonly Dictionary<string, string[]> Knows = new()
    {
        ["Reviews.Workflows"] = [],
        ["Reviews.Notifications"] = ["Reviews.Workflows"],
        ["Reviews.Host.Storage"] = ["Reviews.Workflows", "Reviews.Notifications"],
        ["Reviews.Host.Definitions"] = ["Reviews.Workflows", "Reviews.Host.Storage"],
        ["Reviews.Host.Calendar"] = ["Reviews.Workflows", "Reviews.Host.Storage", "Reviews.Host.Definitions"],
        ["Reviews.Host.Uploads"] = ["Reviews.Workflows"],
        ["Reviews.Host.Documents"] = ["Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Definitions", "Reviews.Host.Uploads"],
        ["Reviews.Host.Access"] = ["Reviews.Workflows", "Reviews.Host.Storage", "Reviews.Host.Casework", "Reviews.Host.Definitions"],
        ["Reviews.Host.Casework"] =
        [
            "Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Storage", "Reviews.Host.Definitions", "Reviews.Host.Calendar",
            "Reviews.Host.Uploads", "Reviews.Host.Documents",
        ],
        // What a screen shows is decided by the rules that Casework acts by (who is on a review, whose a task is, which document
        // may be seen): asked there, never written twice. Notifications lends its words for dates.
        ["Reviews.Host.Queries"] =
        [
            "Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Storage", "Reviews.Host.Definitions", "Reviews.Host.Calendar",
            "Reviews.Host.Access", "Reviews.Host.Casework", "Reviews.Host.Documents", "Reviews.Host.Uploads",
        ],
        ["Reviews.Host.ServiceTasks"] =
        [
            "Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Casework", "Reviews.Host.Storage", "Reviews.Host.Documents",
            "Reviews.Host.Definitions", "Reviews.Host.Calendar",
        ],
        ["Reviews.Host.Jobs"] =
        [
            "Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Casework", "Reviews.Host.ServiceTasks", "Reviews.Host.Storage",
            "Reviews.Host.Calendar",
        ],
        ["Reviews.Host.Pages"] =
        [
            "Reviews.Workflows", "Reviews.Notifications", "Reviews.Host.Access", "Reviews.Host.Casework", "Reviews.Host.Queries",
            "Reviews.Host.Uploads", "Reviews.Host.Definitions", "Reviews.Host.Calendar",
            // The rows that queries hand over; that only Casework writes is a rule of its own.
            "Reviews.Host.Storage",
        ],
        ["Reviews.Host.CommandLine"] =
        [
            "Reviews.Workflows", "Reviews.Host", "Reviews.Host.Access", "Reviews.Host.Casework", "Reviews.Host.Queries",
            "Reviews.Host.Definitions", "Reviews.Host.Calendar", "Reviews.Host.Storage", "Reviews.Host.ServiceTasks",
        ],
    };

    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        Violations(types, type => RoomOf(type.Room()));

    /// <param name="roomOf">The room a type stands in; a broken sample may claim another than its own.</param>
    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> types, Func<TypeDefinition, string?> roomOf) =>
        from type in types
        let here = roomOf(type)
        where here is not null
        from used in type.TypesUsed()
        let there = RoomOf(used.Room())
        where there is not null && there != here && !Knows[here].Contains(there)
        select $"Expected {here} to know only {string.Join(", ", Knows[here])}, but {type.FullName} names {used.FullName}.";

    /// <summary>The root of Host (composition) knows everything and is known by the command line alone; it is no room of the table.</summary>
    private static string? RoomOf(string space) => space == "Reviews.Host"
        ? null
        : Knows.Keys.FirstOrDefault(room => space == room || space.StartsWith(room + ".", StringComparison.Ordinal));
}
