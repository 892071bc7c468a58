using Microsoft.AspNetCore.Mvc.Rendering;

namespace Reviews.Host.Pages.Components;

/// <summary>
/// The fields of this page in the order a reader meets them, each with the id an error links to.
/// Model state is sorted by name; an error summary must follow the page.
/// </summary>
internal sealed class RenderedFields
{
    private readonly Dictionary<string, (int Place, string Id)> fields = new(StringComparer.OrdinalIgnoreCase);

    public static RenderedFields Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(RenderedFields)] is RenderedFields known)
            return known;
        var fresh = new RenderedFields();
        items[typeof(RenderedFields)] = fresh;
        return fresh;
    }

    public void Add(string field, string id) => fields.TryAdd(field, (fields.Count, id));

    /// <summary>Fields that no component drew come last.</summary>
    public int PlaceOf(string field) => fields.TryGetValue(field, out var found) ? found.Place : int.MaxValue;

    /// <summary>Null when no component drew the field, so that no link leads nowhere.</summary>
    public string? IdOf(string field) => fields.TryGetValue(field, out var found) ? found.Id : null;
}
