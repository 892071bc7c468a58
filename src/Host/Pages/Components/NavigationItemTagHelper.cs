using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A link of the main menu; it knows from the address whether the reader is on its page or below it.</summary>
[HtmlTargetElement("g-navigation-item")]
public sealed class NavigationItemTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        var isHere = request.Path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase, out var below);
        var link = Markup.Element("a", "govuk-service-navigation__link")
            .With("href", request.PathBase + Href)
            .With("aria-current", (isHere, below.HasValue) switch { (false, _) => null, (_, false) => "page", _ => "true" });
        output.TagName = "li";
        output.Attributes.SetAttribute("class",
            Markup.Classes("govuk-service-navigation__item", isHere ? "govuk-service-navigation__item--active" : null));
        output.Content.SetHtmlContent(link.Holding(
            isHere ? Markup.Element("strong", "govuk-service-navigation__active-fallback").Holding(content) : content));
    }
}
