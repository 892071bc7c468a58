using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Exactly one answer.</summary>
[HtmlTargetElement("g-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>Side by side, for two short answers such as yes and no.</summary>
    public bool Inline { get; set; }

    private protected override string Type => "radio";

    private protected override string? Variant => Inline ? "govuk-radios--inline" : null;
}
