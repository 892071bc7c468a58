using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>All errors of model state in the order of the page, each a link to its field. The layout shows it: pages need not.</summary>
[HtmlTargetElement("g-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }
        var fields = RenderedFields.Of(ViewContext);
        var list = Markup.Element("ul", "govuk-list govuk-error-summary__list");
        var errors = from entry in ViewContext.ModelState
                     from error in entry.Value.Errors
                     orderby fields.PlaceOf(entry.Key)
                     select (Id: fields.IdOf(entry.Key), Text: error.ErrorMessage is "" ? "Check your answers" : error.ErrorMessage);
        foreach (var (id, text) in errors)
        {
            list.Holding(Markup.Element("li").Holding(
                id is null ? Markup.Element("span", text: text) : Markup.Element("a", text: text).With("href", "#" + id)));
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.AppendHtml(Markup.Element("div").With("role", "alert").Holding(
            Markup.Element("h2", "govuk-error-summary__title", "There is a problem"),
            Markup.Element("div", "govuk-error-summary__body").Holding(list)));
    }
}
