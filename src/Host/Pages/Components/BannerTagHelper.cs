using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>What has just been done (<c>success</c>) or a deadline that is near. At most one a page, and never beside an error summary.</summary>
[HtmlTargetElement("g-banner")]
public sealed class BannerTagHelper : TagHelper
{
    private const string TitleId = "notification-banner-title";

    public bool Success { get; set; }

    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class",
            Markup.Classes("govuk-notification-banner", Success ? "govuk-notification-banner--success" : null));
        output.Attributes.SetAttribute("role", Success ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        output.Content.SetHtmlContent(Markup.Element("div", "govuk-notification-banner__header")
            .Holding(Markup.Element("h2", "govuk-notification-banner__title", Title ?? (Success ? "Success" : "Important")).With("id", TitleId)));
        output.Content.AppendHtml(Markup.Element("div", "govuk-notification-banner__content")
            .Holding(Markup.Element("div", "govuk-notification-banner__heading").Holding(content)));
    }
}
