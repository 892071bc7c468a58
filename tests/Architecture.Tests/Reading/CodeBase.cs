using Mono.Cecil;

namespace Reviews.Architecture.Tests.Reading;

/// <summary>The built assemblies, as code to be read: nothing in them runs.</summary>
internal static class CodeBase
{
    public static ModuleDefinition Workflows { get; } = Open("Reviews.Workflows.dll");

    public static ModuleDefinition Notifications { get; } = Open("Reviews.Notifications.dll");

    public static ModuleDefinition Host { get; } = Open("reviews.dll");

    public static IReadOnlyList<ModuleDefinition> Product { get; } = [Workflows, Notifications, Host];

    /// <summary>A sample of this assembly that breaks a rule, and nothing else of it.</summary>
    public static TypeDefinition Sample<T>() => Sample(typeof(T));

    public static TypeDefinition Sample(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var name = type.FullName!.Replace('+', '/');
        return Open("Reviews.Architecture.Tests.dll").GetType(name)
            ?? throw new ArgumentException($"Expected a type {name} in the test assembly, but there is none.", nameof(type));
    }

    private static ModuleDefinition Open(string file) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file));
}
