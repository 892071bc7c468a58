using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>One line of text. <c>type</c>, <c>autocomplete</c>, <c>inputmode</c> and the like go to the input.</summary>
[HtmlTargetElement("g-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : LabelledFieldTagHelper
{
    public string Type { get; set; } = "text";

    /// <summary>Characters expected: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Empty("input", Markup.Classes("govuk-input", Width is null ? null : $"govuk-input--width-{Width}"))
            .With("type", Type)
            .With("value", Text);
        var surrounded = Prefix is null && Suffix is null
            ? null
            : Markup.Element("div", "govuk-input__wrapper").Holding(Affix(Prefix, "prefix"), input, Affix(Suffix, "suffix"));
        Build(output, input, surrounded);
    }

    private static TagBuilder? Affix(string? text, string place) =>
        text is null ? null : Markup.Element("div", "govuk-input__" + place, text).With("aria-hidden", "true");
}
