using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Reviews.Architecture.Tests.Reading;

/// <summary>What a type knows of others: signatures, attributes and method bodies, its nested types' included.</summary>
internal static class CodeReading
{
    /// <summary>The types a person wrote: nested and compiler-made ones belong to the type that holds them, and a view is Razor's.</summary>
    public static IEnumerable<TypeDefinition> Written(this ModuleDefinition module) =>
        module.Types.Where(t => t.Name != "<Module>" && !t.Name.StartsWith('<') && t.Namespace.StartsWith("Reviews", StringComparison.Ordinal) && !t.IsView());

    private static bool IsView(this TypeDefinition type) =>
        type.CustomAttributes.Any(a => a.AttributeType.Name == "RazorSourceChecksumAttribute" || a.AttributeType.Name == "RazorCompiledItemMetadataAttribute")
        || type.Name.StartsWith("Pages_", StringComparison.Ordinal);

    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    public static IEnumerable<TypeReference> TypesUsed(this TypeDefinition type) =>
        type.WithNested().SelectMany(Direct).SelectMany(Unwrap).DistinctBy(t => t.FullName);

    /// <summary>Every call, construction and method reference, with the method it stands in.</summary>
    public static IEnumerable<(MethodDefinition From, MethodReference To)> Calls(this TypeDefinition type) =>
        from part in type.WithNested()
        from method in part.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let target = instruction.Operand as MethodReference
        where target is not null
        select (method, target);

    /// <summary>The namespace a reader sees it in: that of its outermost type.</summary>
    public static string Room(this TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace;
    }

    private static IEnumerable<TypeReference> Direct(TypeDefinition type)
    {
        IEnumerable<TypeReference?> signature =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.CustomAttributes.Select(a => a.AttributeType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.SelectMany(p => p.CustomAttributes.Select(a => a.AttributeType)),
            .. type.Methods.Select(m => m.ReturnType),
            .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType)),
            .. type.Methods.SelectMany(m => m.CustomAttributes.Select(a => a.AttributeType)),
        ];
        var bodies = type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType)
            .Concat(m.Body.Instructions.SelectMany(Named)));
        return signature.OfType<TypeReference>().Concat(bodies);
    }

    private static IEnumerable<TypeReference> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Unwrap(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Unwrap).Prepend(generic.ElementType),
        TypeSpecification wrapped => Unwrap(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
