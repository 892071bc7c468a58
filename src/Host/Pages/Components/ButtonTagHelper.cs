using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A button that sends the form, at most once a second; with <c>href</c>, a link that looks like one.</summary>
[HtmlTargetElement("g-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>secondary, warning or inverse; without it the page's main action.</summary>
    public string? Kind { get; set; }

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("govuk-button", Kind is null ? null : "govuk-button--" + Kind));
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is null)
        {
            if (!output.Attributes.ContainsName("type"))
                output.Attributes.SetAttribute("type", "submit");
            output.Attributes.SetAttribute("data-prevent-double-click", "true");
            return;
        }
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("role", "button");
        output.Attributes.SetAttribute("draggable", "false");
    }
}
