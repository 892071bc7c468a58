using Mono.Cecil;
using Reviews.Architecture.Tests.Reading;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>A class is sealed unless something derives from it: inheritance is a decision, not a default.</summary>
internal static class Sealing
{
    public static IEnumerable<string> Violations(IReadOnlyCollection<TypeDefinition> types)
    {
        var bases = types.SelectMany(t => t.WithNested()).Select(t => t.BaseType?.GetElementType().FullName).ToHashSet();
        return from type in types
               where type.IsClass && !type.IsSealed && !type.IsAbstract && !bases.Contains(type.FullName)
               select $"Expected {type.FullName} to be sealed, since nothing derives from it, but it is open.";
    }
}
