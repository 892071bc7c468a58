using System.Globalization;
using System.Text.Json;
using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Definitions;

/// <summary>Asks a JSON file for what it must hold and gathers a problem for everything that is missing, of another kind or unknown.</summary>
internal sealed class LocatedJsonShape(string file, string code, List<DefinitionProblem> problems)
{
    public void Add(LocatedJson at, string? element, string message) => Add(at, element, code, message);

    public void Add(LocatedJson at, string? element, string ownCode, string message) =>
        problems.Add(new DefinitionProblem(file, at.Line, element, ownCode, Severity.Refused, message));

    /// <summary>The text of that name; null, with a problem, when it is missing, blank or no text.</summary>
    public string? RequiredText(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is { Kind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.Text))
            return value.Text;
        Add(parent.Find(name) ?? parent, element, $"Expected a text \"{name}\", but found {Found(parent.Find(name))}.");
        return null;
    }

    /// <summary>The text of that name; null when it is not there, with a problem when it is something else.</summary>
    public string? OptionalText(LocatedJson parent, string name, string? element)
    {
        var value = parent.Find(name);
        if (value is null or { Kind: JsonValueKind.String })
            return value?.Text;
        Add(value, element, $"Expected \"{name}\" to be a text, but found {Found(value)}.");
        return null;
    }

    /// <summary>True or false; null when it is not there, with a problem when it is something else.</summary>
    public bool? OptionalBoolean(LocatedJson parent, string name, string? element)
    {
        var value = parent.Find(name);
        if (value is null or { Kind: JsonValueKind.True or JsonValueKind.False })
            return value is null ? null : value.Kind == JsonValueKind.True;
        Add(value, element, $"Expected \"{name}\" to be true or false, but found {Found(value)}.");
        return null;
    }

    /// <summary>The date of that name; null when it is not there, with a problem when it is something else.</summary>
    public LocalDate? OptionalDate(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is not { } value)
            return null;
        if (value.Kind == JsonValueKind.String && IsoDate.Read(value.Text) is { } date)
            return date;
        Add(value, element, $"Expected \"{name}\" to be a date such as 2026-12-24, but found {Found(value)}.");
        return null;
    }

    /// <summary>The date of that name; null, with a problem, when it is missing or something else.</summary>
    public LocalDate? RequiredDate(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is null)
            Add(parent, element, $"Expected \"{name}\" to be a date such as 2026-12-24, but found nothing.");
        return OptionalDate(parent, name, element);
    }

    /// <summary>The whole number of that name, 1 or more; null when it is not there, with a problem when it is something else.</summary>
    public int? OptionalCount(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is not { } value)
            return null;
        if (value.Kind == JsonValueKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1)
            return count;
        Add(value, element, $"Expected \"{name}\" to be a whole number of 1 or more, but found {Found(value)}.");
        return null;
    }

    /// <summary>The texts of that list, each once; none when it is not there, with a problem for whatever is something else, blank or there twice.</summary>
    public IReadOnlyList<string> OptionalTexts(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is not { } value)
            return [];
        if (value.Kind != JsonValueKind.Array)
            Add(value, element, $"Expected \"{name}\" to be a list of texts, but found {Found(value)}.");
        var texts = new List<string>();
        foreach (var item in value.Items)
        {
            if (item.Kind != JsonValueKind.String || string.IsNullOrWhiteSpace(item.Text))
                Add(item, element, $"Expected each item of \"{name}\" to be a text, but found {Found(item)}.");
            else if (texts.Contains(item.Text))
                Add(item, element, $"Expected each item of \"{name}\" once, but \"{item.Text}\" is there twice.");
            else
                texts.Add(item.Text);
        }

        return texts;
    }

    /// <summary>The same where there must be at least one.</summary>
    public IReadOnlyList<string> RequiredTexts(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is not { Kind: JsonValueKind.Array, Items.Count: > 0 })
        {
            Add(parent.Find(name) ?? parent, element, $"Expected a list \"{name}\" with at least one item, but found {Found(parent.Find(name))}.");
            return [];
        }

        return OptionalTexts(parent, name, element);
    }

    /// <summary>The objects of that list; none, with a problem, when it is missing or empty, and a problem for each item that is no object.</summary>
    public IReadOnlyList<LocatedJson> RequiredObjects(LocatedJson parent, string name, string? element)
    {
        if (parent.Find(name) is not { Kind: JsonValueKind.Array, Items.Count: > 0 } list)
        {
            Add(parent.Find(name) ?? parent, element, $"Expected a list \"{name}\" with at least one item, but found {Found(parent.Find(name))}.");
            return [];
        }

        return Objects(list, name, element);
    }

    /// <summary>The objects of that list; none when it is not there, with a problem when it is something else, and a problem for each item that is no object.</summary>
    public IReadOnlyList<LocatedJson> OptionalObjects(LocatedJson parent, string name, string? element)
    {
        var value = parent.Find(name);
        if (value is null or { Kind: JsonValueKind.Array })
            return value is null ? [] : Objects(value, name, element);
        Add(value, element, $"Expected \"{name}\" to be a list, but found {Found(value)}.");
        return [];
    }

    private List<LocatedJson> Objects(LocatedJson list, string name, string? element)
    {
        foreach (var item in list.Items.Where(item => item.Kind != JsonValueKind.Object))
            Add(item, element, $"Expected each item of \"{name}\" to be an object, but found {Found(item)}.");
        return [.. list.Items.Where(item => item.Kind == JsonValueKind.Object)];
    }

    /// <summary>A problem for each name that is not among those known.</summary>
    public void OnlyKnown(LocatedJson parent, string? element, params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in parent.Members)
        {
            if (!known.Contains(name))
                Add(value, element, $"Expected only {string.Join(", ", known!)}, but found \"{name}\".");
        }
    }

    public static string Found(LocatedJson? value) => value switch
    {
        null => "nothing",
        { Kind: JsonValueKind.String } => $"\"{value.Text}\"",
        { Kind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } => value.Text,
        { Kind: JsonValueKind.Array, Items.Count: 0 } => "an empty list",
        { Kind: JsonValueKind.Array } => "a list",
        { Kind: JsonValueKind.Object } => "an object",
        _ => "null",
    };
}
