using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A consequence that cannot be undone, said before it happens.</summary>
[HtmlTargetElement("g-warning")]
public sealed class WarningTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        output.Content.SetHtmlContent(Markup.Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"));
        output.Content.AppendHtml(Markup.Element("strong", "govuk-warning-text__text").Holding(Markup.Hidden("Warning"), content));
    }
}
