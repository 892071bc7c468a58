using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A file to send; say the allowed types and the size limit in the hint. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("g-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : LabelledFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Empty("input", "govuk-file-upload").With("type", "file");
        var wrapper = Markup.Element("div", "govuk-file-upload-wrapper").With("data-module", "govuk-file-upload").Holding(input);
        Build(output, input, wrapper);
    }
}
