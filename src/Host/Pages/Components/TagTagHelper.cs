using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A status in a word or two. The colour only repeats the word: grey, green, teal, blue, purple, magenta, red, orange or yellow.</summary>
[HtmlTargetElement("g-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", Markup.Classes("govuk-tag", Colour is null ? null : "govuk-tag--" + Colour));
    }
}
