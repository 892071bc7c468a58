using Mono.Cecil;
using Reviews.Architecture.Tests.Reading;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>
/// Workflows decides and nothing else: what it may name is listed, so that a new dependency is a decision. No clock, no IO
/// beyond a stream handed in, no DI, no logging, no randomness, nothing asynchronous.
/// </summary>
internal static class Purity
{
    private static readonly string[] Namespaces =
    [
        "Reviews.Workflows", "NodaTime", "NodaTime.Text", "NodaTime.TimeZones", "NodaTime.Calendars",
        "System.Buffers", "System.Buffers.Text", "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen",
        "System.Collections.ObjectModel", "System.Linq", "System.Globalization", "System.Numerics", "System.Reflection",
        "System.Text", "System.Text.Json", "System.Text.Json.Serialization", "System.Text.Json.Serialization.Metadata", "System.Text.Json.Nodes", "System.Text.RegularExpressions",
        "System.Text.Unicode", "System.Text.Encodings.Web",
        "System.Xml", "System.Xml.Linq",
        "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Versioning", "System.Diagnostics", "System.Diagnostics.CodeAnalysis",
        "Microsoft.CodeAnalysis",

        // What the regular expression generator writes.
        "System.CodeDom.Compiler", "System.Text.RegularExpressions.Generated",
    ];

    private static readonly string[] Types =
    [
        "System.IO.Stream", "System.IO.MemoryStream", "System.IO.TextReader", "System.IO.StringReader", "System.IO.StreamReader",
        "System.IO.TextWriter", "System.IO.StringWriter", "System.IO.InvalidDataException", "System.IO.EndOfStreamException",
        // A path is text here: nothing is opened by it.
        "System.IO.Path",
        "System.Security.Cryptography.SHA256", "System.Security.Cryptography.HashAlgorithmName", "System.Security.Cryptography.IncrementalHash",
    ];

    /// <summary>In namespace System, where the plain types live beside the ambient ones.</summary>
    private static readonly string[] Ambient =
    [
        "System.Random", "System.Environment", "System.Console", "System.TimeProvider", "System.DateTime", "System.DateTimeOffset",
        "System.TimeZoneInfo", "System.Guid", "System.IServiceProvider", "System.AppContext", "System.AppDomain", "System.GC",
    ];

    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        from type in types
        from used in type.TypesUsed()
        where !IsAllowed(used) && !IsAnIteratorsOwn(type, used)
        select $"Expected {type.FullName} to know only what a pure core may, but it names {used.FullName}.";

    /// <summary>What the compiler writes into every iterator asks for the thread's number; nothing of ours does.</summary>
    private static bool IsAnIteratorsOwn(TypeDefinition type, TypeReference used) =>
        used.FullName == "System.Environment"
        && type.Calls().Where(c => c.To.DeclaringType.FullName == used.FullName).All(c => c.To.Name == "get_CurrentManagedThreadId");

    private static bool IsAllowed(TypeReference used)
    {
        var room = used.Room();
        return room.Length == 0
            || room == "System" && !Ambient.Contains(used.FullName)
            || Namespaces.Contains(room)
            || room.StartsWith("Reviews.Workflows.", StringComparison.Ordinal)
            || Types.Contains(used.FullName);
    }
}
