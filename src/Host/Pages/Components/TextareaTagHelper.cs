using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Several lines of text; with a limit, what is left is counted while typing (the server still checks it).</summary>
[HtmlTargetElement("g-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : LabelledFieldTagHelper
{
    public int Rows { get; set; } = 5;

    public int? MaxCharacters { get; set; }

    public int? MaxWords { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var limited = MaxCharacters is not null || MaxWords is not null;
        var area = Markup.Element("textarea", Markup.Classes("govuk-textarea", limited ? "govuk-js-character-count" : null))
            .With("rows", Number(Rows));
        // The first line break after the tag is not part of the text.
        area.InnerHtml.AppendHtml("\n").Append(Text ?? "");
        Build(output, area, surrounded: null, limited ? "govuk-character-count" : null);
        if (limited)
            Count(output, area);
    }

    private void Count(TagHelperOutput output, TagBuilder area)
    {
        var info = Id + "-info";
        var limit = MaxWords is { } words ? $"{Number(words)} words" : $"{Number(MaxCharacters)} characters";
        area.With("aria-describedby", Markup.Classes(info, DescribedBy));
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", Number(MaxWords ?? MaxCharacters));
        output.Attributes.SetAttribute("data-count-type", MaxWords is null ? "characters" : "words");
        output.Content.AppendHtml(
            Markup.Element("div", "govuk-hint govuk-character-count__message", $"You can enter up to {limit}").With("id", info));
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
