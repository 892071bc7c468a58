using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Day, month and year, bound to a <see cref="DateEntry"/>.</summary>
[HtmlTargetElement("g-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FieldsetTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var entry = (Value ?? For?.Model) as DateEntry ?? new DateEntry();
        var parts = Markup.Element("div", "govuk-date-input").With("id", Id);
        RenderedFields.Of(ViewContext).Add(FieldName, PartId(entry.WrongPart ?? "Day"));
        parts.Holding(
            Part("Day", entry.Day, 2, entry),
            Part("Month", entry.Month, 2, entry),
            Part("Year", entry.Year, 4, entry));
        Build(output, parts, role: "group");
    }

    private string PartId(string part) => IdOf($"{FieldName}.{part}");

    private TagBuilder Part(string part, string? value, int width, DateEntry entry)
    {
        var isWrong = Error is not null && (entry.WrongPart is null || entry.WrongPart == part);
        var input = Markup.Empty("input", Markup.Classes(
                "govuk-input govuk-date-input__input", $"govuk-input--width-{width}", isWrong ? "govuk-input--error" : null))
            .With("id", PartId(part)).With("name", $"{FieldName}.{part}").With("type", "text").With("inputmode", "numeric")
            .With("value", TextOf($"{FieldName}.{part}", value));
        var label = Markup.Element("label", "govuk-label govuk-date-input__label", part).With("for", PartId(part));
        return Markup.Element("div", "govuk-date-input__item")
            .Holding(Markup.Element("div", "govuk-form-group").Holding(label, input));
    }
}
