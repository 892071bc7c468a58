using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reviews.Host.Pages.Components;

/// <summary>
/// What every form field shares: a name and value (from <c>asp-for</c>, or given where fields are known only at run time),
/// a label, a hint, and the error of model state. What was typed is kept when a page is shown again.
/// Attributes it does not know go to the control itself.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Label { get; set; } = "";

    /// <summary>s, m, l or xl; without it the label is plain text.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The label is the page's only heading.</summary>
    public bool LabelIsHeading { get; set; }

    public string? Hint { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string FieldName => For is null
        ? Name ?? throw new InvalidOperationException($"Expected asp-for or name on the field '{Label}', but found neither.")
        : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => IdOf(FieldName);

    protected string? Error => ErrorOf(FieldName);

    /// <summary>Null when there is neither a hint nor an error to read out.</summary>
    protected string? DescribedBy => Markup.Classes(
        Hint is null ? null : Id + "-hint",
        Error is null ? null : Id + "-error") is { Length: > 0 } ids ? ids : null;

    protected static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "-");

    protected string? ErrorOf(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors is [var first, ..]
            ? ErrorText(first.ErrorMessage)
            : null;

    /// <summary>What was typed before, else the model's value.</summary>
    protected string? TextOf(string name, object? otherwise) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : AsText(otherwise);

    protected string? Text => TextOf(FieldName, Value ?? For?.Model);

    /// <summary>All values chosen, for a field that may hold several.</summary>
    protected IReadOnlySet<string> Chosen()
    {
        var held = ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null
            ? entry.RawValue
            : Value ?? For?.Model;
        var values = held is IEnumerable several and not string ? several.Cast<object?>() : [held];
        return values.Select(AsText).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    protected IHtmlContent? HintElement() =>
        Hint is null ? null : Markup.Element("div", "govuk-hint", Hint).With("id", Id + "-hint");

    protected IHtmlContent? ErrorElement() => Error is null ? null :
        Markup.Element("p", "govuk-error-message").With("id", Id + "-error")
            .Holding(Markup.Hidden("Error:"))
            .Saying(" " + Error);

    /// <summary>Makes the outer element a form group and hands the attributes written on the tag to the control.</summary>
    protected void BeginGroup(TagHelperOutput output, TagBuilder control, string? groupClasses = null)
    {
        foreach (var attribute in output.Attributes)
        {
            var text = PlainText(attribute);
            if (attribute.Name == "class")
                control.Attributes["class"] += " " + text;
            else
                control.With(attribute.Name, text);
        }
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class",
            Markup.Classes("govuk-form-group", groupClasses, Error is null ? null : "govuk-form-group--error"));
    }

    private static string? AsText(object? value) => value switch
    {
        bool answer => answer ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string ErrorText(string message) => message.Length > 0 ? message : "Check this answer";

    // Attributes of a view arrive encoded; a control encodes again when it is written.
    private static string PlainText(TagHelperAttribute attribute)
    {
        if (attribute.ValueStyle == HtmlAttributeValueStyle.Minimized)
            return attribute.Name;
        if (attribute.Value is not IHtmlContent content)
            return AsText(attribute.Value) ?? "";
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
