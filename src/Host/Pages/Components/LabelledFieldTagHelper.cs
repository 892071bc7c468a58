using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A field of one control under one label.</summary>
public abstract class LabelledFieldTagHelper : FieldTagHelper
{
    /// <summary>Label, hint, error, then the control, alone or inside what surrounds it.</summary>
    protected void Build(TagHelperOutput output, TagBuilder control, IHtmlContent? surrounded = null, string? groupClasses = null)
    {
        RenderedFields.Of(ViewContext).Add(FieldName, Id);
        control.With("id", Id).With("name", FieldName).With("aria-describedby", DescribedBy);
        if (Error is not null)
            control.Attributes["class"] += $" {control.Attributes["class"]!.Split(' ')[0]}--error";
        BeginGroup(output, control, groupClasses);
        output.Content.AppendHtml(LabelElement());
        Append(output, HintElement());
        Append(output, ErrorElement());
        output.Content.AppendHtml(surrounded ?? control);
    }

    private static void Append(TagHelperOutput output, IHtmlContent? content)
    {
        if (content is not null)
            output.Content.AppendHtml(content);
    }

    private TagBuilder LabelElement()
    {
        var label = Markup.Element("label", Markup.Classes("govuk-label", LabelSize is null ? null : "govuk-label--" + LabelSize), Label)
            .With("for", Id);
        return LabelIsHeading ? Markup.Element("h1", "govuk-label-wrapper").Holding(label) : label;
    }
}
