using Mono.Cecil;
using Reviews.Architecture.Tests.Reading;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>One path for every change: only the runner asks the interpreter, and only Casework (and what it is made of) saves.</summary>
internal static class OnePath
{
    private static readonly string[] MayAskTheInterpreter = ["Reviews.Host.Casework.ProcessRunner"];

    private static readonly string[] MayWrite = ["Reviews.Host.Casework", "Reviews.Host.Storage", "Reviews.Host.Definitions", "Reviews.Host.ServiceTasks"];

    /// <summary>Not changes of a case: that a mail has left, and that a session has ended.</summary>
    private static readonly string[] MayMark = ["Reviews.Host.Jobs.MailRound", "Reviews.Host.Access.SessionTickets"];

    private static readonly string[] Writes =
    [
        "SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync",
        "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlInterpolatedAsync",
    ];

    public static IEnumerable<string> OnlyTheRunnerAsksTheInterpreter(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !MayAskTheInterpreter.Contains(type.FullName)
        from call in type.Calls()
        where call.To.DeclaringType.FullName == "Reviews.Workflows.Engine.ProcessInterpreter"
        select $"Expected only ProcessRunner to ask the interpreter, but {type.FullName} does in {call.From.Name}.";

    public static IEnumerable<string> OnlyCaseworkWrites(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !MayMark.Contains(type.FullName)
            && !MayWrite.Any(room => type.Room() == room || type.Room().StartsWith(room + ".", StringComparison.Ordinal))
        from call in type.Calls()
        where Writes.Contains(call.To.Name) && call.To.DeclaringType.FullName.Contains("EntityFrameworkCore", StringComparison.Ordinal)
            || call.To.Name is "SaveChanges" or "SaveChangesAsync"
        select $"Expected only Casework to write, but {type.FullName} calls {call.To.Name} in {call.From.Name}.";
}
