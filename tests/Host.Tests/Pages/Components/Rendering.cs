using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Reviews.Host.Pages.Components;

namespace Reviews.Host.Tests.Pages.Components;

/// <summary>One page being drawn: its model state, and components drawn on it as HTML.</summary>
internal sealed class Rendering
{
    private readonly ViewContext view = new() { HttpContext = new DefaultHttpContext() };

    public Rendering() => view.ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), view.ModelState);

    public ModelStateDictionary State => view.ModelState;

    public Rendering Typed(string field, params string[] values)
    {
        State.SetModelValue(field, values.Length == 1 ? values[0] : values, string.Join(',', values));
        return this;
    }

    public Rendering Wrong(string field, string sentence)
    {
        State.AddModelError(field, sentence);
        return this;
    }

    public async Task<string> DrawAsync(TagHelper component, params ItemTagHelper[] items)
    {
        switch (component)
        {
            case FieldTagHelper field: field.ViewContext = view; break;
            case ErrorSummaryTagHelper summary: summary.ViewContext = view; break;
        }
        var context = new TagHelperContext([], new Dictionary<object, object>(), "one");
        var output = new TagHelperOutput("g", [], async (_, _) =>
        {
            foreach (var item in items)
                await item.ProcessAsync(context, Empty());
            return new DefaultTagHelperContent();
        });
        await component.ProcessAsync(context, output);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        ((IHtmlContent)output).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static TagHelperOutput Empty() =>
        new("g-item", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
}
