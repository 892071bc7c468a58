using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>One answer inside g-radios, g-checkboxes or g-select. Its content, if any, is shown only while it is chosen.</summary>
[HtmlTargetElement("g-item")]
public sealed class ItemTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>A word between answers, such as "or"; nothing else of the item is then used.</summary>
    public string? Divider { get; set; }

    /// <summary>A checkbox that clears the others, such as "None of these".</summary>
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        OfferedItems.In(context).Add(new OfferedItem(new Choice(Value, Label, Hint), Divider, Exclusive, content.IsEmptyOrWhiteSpace ? null : content));
        output.SuppressOutput();
    }
}

internal sealed record OfferedItem(Choice Choice, string? Divider = null, bool Exclusive = false, IHtmlContent? Revealed = null);

/// <summary>The items that a field's children hand up to it while they run.</summary>
internal static class OfferedItems
{
    public static List<OfferedItem> In(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(OfferedItem), out var held) && held is List<OfferedItem> items
            ? items
            : throw new InvalidOperationException("Expected g-item inside g-radios, g-checkboxes or g-select, but found it elsewhere.");

    /// <summary>The given choices first, then the written ones.</summary>
    public static async Task<IReadOnlyList<OfferedItem>> CollectAsync(
        TagHelperContext context, TagHelperOutput output, IEnumerable<Choice> given)
    {
        List<OfferedItem> items = [.. given.Select(choice => new OfferedItem(choice))];
        context.Items[typeof(OfferedItem)] = items;
        await output.GetChildContentAsync();
        return items;
    }
}
