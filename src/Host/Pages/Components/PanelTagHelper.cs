using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>The page's heading when something is finished, with its reference as content.</summary>
[HtmlTargetElement("g-panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.SetHtmlContent(Markup.Element("h1", "govuk-panel__title", Title));
        if (!content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Markup.Element("div", "govuk-panel__body").Holding(content));
    }
}
