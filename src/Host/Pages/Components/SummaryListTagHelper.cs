using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Facts under their names, written as g-row; with <c>card</c>, under a heading of their own.</summary>
[HtmlTargetElement("g-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public string? Card { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        var list = Markup.Element("dl", "govuk-summary-list");
        var anyChange = rows.Exists(row => row.ChangeHref is not null);
        foreach (var row in rows)
            list.Holding(RowElement(row, anyChange));
        output.TagName = null;
        output.Content.SetHtmlContent(Card is null ? list : CardElement(list));
    }

    private static TagBuilder RowElement(SummaryRow row, bool anyChange)
    {
        var element = Markup.Element("div", Markup.Classes(
                "govuk-summary-list__row", anyChange && row.ChangeHref is null ? "govuk-summary-list__row--no-actions" : null))
            .Holding(
                Markup.Element("dt", "govuk-summary-list__key", row.Key),
                Markup.Element("dd", "govuk-summary-list__value").Holding(row.Value));
        return row.ChangeHref is null
            ? element
            : element.Holding(Markup.Element("dd", "govuk-summary-list__actions").Holding(
                Markup.Element("a", "govuk-link", row.ChangeText).With("href", row.ChangeHref)
                    .Holding(Markup.Hidden(" " + row.Key.ToLowerInvariant()))));
    }

    private TagBuilder CardElement(TagBuilder list) => Markup.Element("div", "govuk-summary-card").Holding(
        Markup.Element("div", "govuk-summary-card__title-wrapper").Holding(Markup.Element("h2", "govuk-summary-card__title", Card)),
        Markup.Element("div", "govuk-summary-card__content").Holding(list));
}

/// <summary>One fact of a g-summary-list; its content is the value.</summary>
[HtmlTargetElement("g-row", ParentTag = "g-summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    public string Key { get; set; } = "";

    /// <summary>Where it is changed; without it, or empty as a view writes null, the row has no link.</summary>
    public string? ChangeHref { get; set; }

    public string ChangeText { get; set; } = "Change";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = (List<SummaryRow>)context.Items[typeof(SummaryRow)];
        rows.Add(new SummaryRow(Key, await output.GetChildContentAsync(), ChangeHref is { Length: > 0 } ? ChangeHref : null, ChangeText));
        output.SuppressOutput();
    }
}

internal sealed record SummaryRow(string Key, IHtmlContent Value, string? ChangeHref, string ChangeText);
