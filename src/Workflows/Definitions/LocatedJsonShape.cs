using System.Text.Json;

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
