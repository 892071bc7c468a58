using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>A password, which may be shown while typing and is never sent back to the page. Set <c>autocomplete="new-password"</c> where one is chosen.</summary>
[HtmlTargetElement("g-password", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordTagHelper : LabelledFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Empty("input", "govuk-input govuk-password-input__input govuk-js-password-input-input")
            .With("type", "password")
            .With("spellcheck", "false")
            .With("autocapitalize", "none")
            .With("autocomplete", "current-password");
        var toggle = Markup.Element("button", "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", "Show")
            .With("type", "button")
            .With("data-module", "govuk-button")
            .With("aria-controls", Id)
            .With("aria-label", "Show password")
            .With("hidden", present: true);
        var wrapper = Markup.Element("div", "govuk-input__wrapper govuk-password-input__wrapper").Holding(input, toggle);
        Build(output, input, wrapper, "govuk-password-input");
        output.Attributes.SetAttribute("data-module", "govuk-password-input");
    }
}
