using Mono.Cecil;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>A folder is an idea, a type is a domain word, and what can be awaited says so.</summary>
internal static class Names
{
    private static readonly string[] EmptyWords =
        ["Models", "Helpers", "Utils", "Utilities", "Common", "Services", "Interfaces", "Dtos", "Managers", "Extensions", "Misc", "Core"];

    private static readonly string[] FrameworkWords =
        ["Task", "Process", "Timer", "File", "Event", "Host", "Thread", "Action", "Type", "Object", "String", "Exception", "Attribute"];

    private static readonly string[] EmptyEndings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Extensions", "Impl"];

    private static readonly string[] Awaitable =
        ["System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1"];

    public static IEnumerable<string> FoldersAreIdeas(IEnumerable<TypeDefinition> types) =>
        from type in types
        from word in type.Namespace.Split('.')
        where EmptyWords.Contains(word)
        select $"Expected a folder to be named for an idea, but {type.FullName} stands in {word}.";

    public static IEnumerable<string> TypesAreDomainWords(IEnumerable<TypeDefinition> types) =>
        from type in types
        let name = type.Name.Split('`')[0]
        where FrameworkWords.Contains(name) || EmptyEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) && !name.EndsWith("TagHelper", StringComparison.Ordinal)
        select $"Expected a type to be named by a word of the domain, but {type.FullName} takes one of the framework's.";

    public static IEnumerable<string> AwaitableMethodsSaySo(IEnumerable<TypeDefinition> types) =>
        from type in types
        from method in type.Methods
        where !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && Awaitable.Contains(method.ReturnType.GetElementType().FullName)
            && !IsGiven(method) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
        select $"Expected an awaitable method to end in Async, but {type.FullName}.{method.Name} does not.";

    /// <summary>The name is not ours when it overrides or implements something of the framework's, or is the entry point.</summary>
    private static bool IsGiven(MethodDefinition method) =>
        method.Overrides.Count > 0 || (method.IsVirtual && !method.IsNewSlot) || method.Name == "Main"
        || method.DeclaringType.Interfaces.Any(i => !i.InterfaceType.Namespace.StartsWith("Reviews", StringComparison.Ordinal) && method.IsVirtual);
}
