using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>Answers to choose from, given as <c>items</c>, written as g-item inside, or both.</summary>
public abstract class ChoicesTagHelper : FieldsetTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    public bool Small { get; set; }

    private protected abstract string Type { get; }

    private protected string Block => $"govuk-{Type switch { "radio" => "radios", _ => "checkboxes" }}";

    private protected virtual string? Variant => null;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Before the answers run, for what they reveal comes after this field in the error summary.
        RenderedFields.Of(ViewContext).Add(FieldName, Id);
        var offered = await OfferedItems.CollectAsync(context, output, Items);
        var list = Markup.Element("div", Markup.Classes(Block, Variant, Small ? Block + "--small" : null)).With("data-module", Block);
        var chosen = Chosen();
        for (var place = 0; place < offered.Count; place++)
            Append(list, offered[place], place == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{place + 1}"), chosen);
        Build(output, list);
    }

    private void Append(TagBuilder list, OfferedItem item, string id, IReadOnlySet<string> chosen)
    {
        if (item.Divider is not null)
        {
            list.Holding(Markup.Element("div", Block + "__divider", item.Divider));
            return;
        }
        var hintId = item.Choice.Hint is null ? null : id + "-item-hint";
        var revealedId = item.Revealed is null ? null : "conditional-" + id;
        var isChosen = chosen.Contains(item.Choice.Value);
        var input = Markup.Empty("input", Block + "__input")
            .With("id", id).With("name", FieldName).With("type", Type).With("value", item.Choice.Value)
            .With("checked", isChosen)
            .With("data-behaviour", item.Exclusive ? "exclusive" : null)
            .With("data-aria-controls", revealedId)
            .With("aria-describedby", hintId);
        var label = Markup.Element("label", $"govuk-label {Block}__label", item.Choice.Label).With("for", id);
        var hint = hintId is null ? null : Markup.Element("div", $"govuk-hint {Block}__hint", item.Choice.Hint).With("id", hintId);
        list.Holding(Markup.Element("div", Block + "__item").Holding(input, label, hint));
        if (item.Revealed is not null)
        {
            list.Holding(Markup.Element("div", Markup.Classes(Block + "__conditional", isChosen ? null : Block + "__conditional--hidden"))
                .With("id", revealedId)
                .Holding(item.Revealed));
        }
    }
}
