using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>More for those who want it, behind a line that opens.</summary>
[HtmlTargetElement("g-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        output.Content.SetHtmlContent(Markup.Element("summary", "govuk-details__summary")
            .Holding(Markup.Element("span", "govuk-details__summary-text", Summary)));
        output.Content.AppendHtml(Markup.Element("div", "govuk-details__text").Holding(content));
    }
}
