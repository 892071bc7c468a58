using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Any number of answers, bound to a list of strings; or one item of value "true" bound to a bool.</summary>
[HtmlTargetElement("g-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    private protected override string Type => "checkbox";
}
