using Mono.Cecil;
using Reviews.Architecture.Tests.Reading;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>Text never becomes markup: what Razor generates may hold literal HTML, what we write may not.</summary>
internal static class RawHtml
{
    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        from type in types
        from used in type.TypesUsed()
        where used.FullName == "Microsoft.AspNetCore.Html.HtmlString"
        select $"Expected {type.FullName} to build markup by TagBuilder, but it makes an HtmlString.";
}
