using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A field of several controls under one legend.</summary>
public abstract class FieldsetTagHelper : FieldTagHelper
{
    protected void Build(TagHelperOutput output, TagBuilder controls, string? role = null)
    {
        BeginGroup(output, controls);
        output.Content.AppendHtml(Markup.Element("fieldset", "govuk-fieldset")
            .With("role", role)
            .With("aria-describedby", DescribedBy)
            .Holding(Legend(), HintElement(), ErrorElement(), controls));
    }

    private TagBuilder Legend()
    {
        var legend = Markup.Element("legend",
            Markup.Classes("govuk-fieldset__legend", LabelSize is null ? null : "govuk-fieldset__legend--" + LabelSize));
        return LabelIsHeading
            ? legend.Holding(Markup.Element("h1", "govuk-fieldset__heading", Label))
            : legend.Saying(Label);
    }
}
