using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Reviews.Host.Pages.Components;

/// <summary>Builds elements in one expression. All text is encoded: there is no way to pass markup as a string.</summary>
internal static class Markup
{
    public static TagBuilder Element(string tag, string? classes = null, string? text = null)
    {
        var element = new TagBuilder(tag);
        if (classes is not null)
            element.Attributes["class"] = classes;
        if (text is not null)
            element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>An element without content, such as an input.</summary>
    public static TagBuilder Empty(string tag, string classes)
    {
        var element = Element(tag, classes);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
            element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Sets an attribute that is present or absent, such as checked.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, bool present) =>
        element.With(attribute, present ? attribute : null);

    public static TagBuilder Holding(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> children)
    {
        foreach (var child in children)
        {
            if (child is not null)
                element.InnerHtml.AppendHtml(child);
        }
        return element;
    }

    public static TagBuilder Saying(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder Hidden(string text) => Element("span", "govuk-visually-hidden", text);

    /// <summary>Class names joined, the missing ones left out.</summary>
    public static string Classes(params ReadOnlySpan<string?> names)
    {
        var kept = new List<string>();
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
                kept.Add(name);
        }
        return string.Join(' ', kept);
    }
}
