using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A file to send; say the allowed types and the size limit in the hint. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("g-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : LabelledFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Empty("input", "govuk-file-upload").With("type", "file");
        // The browser's own: the enhanced one is a button whose accessible name is not what it shows (WCAG 2.5.3).
        Build(output, input);
    }
}
