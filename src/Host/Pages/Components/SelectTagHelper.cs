using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>One answer of many. Prefer radios up to about ten.</summary>
[HtmlTargetElement("g-select")]
public sealed class SelectTagHelper : LabelledFieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The empty first answer; null leaves it out.</summary>
    public string? Blank { get; set; } = "Choose one";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var offered = await OfferedItems.CollectAsync(context, output, Items);
        var select = Markup.Element("select", "govuk-select");
        if (Blank is not null)
            select.Holding(Markup.Element("option", text: Blank).With("value", ""));
        foreach (var (choice, _, _, _) in offered)
        {
            select.Holding(Markup.Element("option", text: choice.Label)
                .With("value", choice.Value)
                .With("selected", string.Equals(choice.Value, Text, StringComparison.Ordinal)));
        }
        Build(output, select);
    }
}
