using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Forms;

/// <summary>Reads the components of one form, those of its groups included; keys are unique in the whole form.</summary>
internal sealed partial class FormComponentReader(LocatedJsonShape shape)
{
    // "html" would let a file's markup onto the page; "button" is the page's own.
    private static readonly Dictionary<string, FieldKind> Kinds = new()
    {
        ["textfield"] = FieldKind.TextField,
        ["textarea"] = FieldKind.TextArea,
        ["number"] = FieldKind.Number,
        ["checkbox"] = FieldKind.Checkbox,
        ["radio"] = FieldKind.Radio,
        ["select"] = FieldKind.Select,
        ["checklist"] = FieldKind.Checklist,
        ["datetime"] = FieldKind.Date,
        ["filepicker"] = FieldKind.FilePicker,
    };

    private readonly HashSet<string> keys = [];
    private readonly FactFields facts = new(shape);

    /// <summary>The components of the whole form, and what only all of them together can show.</summary>
    public IReadOnlyList<FormComponent> All(LocatedJson form)
    {
        var components = Components(form, element: null);
        facts.Check();
        return components;
    }

    private IReadOnlyList<FormComponent> Components(LocatedJson parent, string? element) =>
        [.. shape.RequiredObjects(parent, "components", element).Select(Component).OfType<FormComponent>()];

    private FormComponent? Component(LocatedJson item)
    {
        var name = Name(item);
        var type = shape.RequiredText(item, "type", name);
        if (type is null)
            return null;
        if (type == "text")
            return Text(item, name);
        if (type == "group")
            return Group(item, name);
        if (type == "dynamiclist")
            return List(item, name);
        if (Kinds.TryGetValue(type, out var kind))
            return Field(item, name, kind);
        shape.Add(item.Find("type")!, name, FormReader.Unsupported, $"Expected one of {string.Join(", ", Kinds.Keys)}, text, group, dynamiclist, but found the component \"{type}\": use one of those.");
        return null;
    }

    private FormText Text(LocatedJson item, string? name)
    {
        shape.OnlyKnown(item, name, "id", "type", "layout", "text", "conditional");
        var text = (shape.RequiredText(item, "text", name) ?? "").ReplaceLineEndings("\n");
        return new FormText([.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)])
        {
            Line = item.Line,
            Hide = Hide(item, name),
        };
    }

    private FormGroup Group(LocatedJson item, string? name)
    {
        shape.OnlyKnown(item, name, "id", "type", "layout", "label", "components", "conditional", "showOutline", "verticalAlignment");
        return new FormGroup(shape.RequiredText(item, "label", name) ?? "", Components(item, name)) { Line = item.Line, Hide = Hide(item, name) };
    }

    private FormList List(LocatedJson item, string? name)
    {
        shape.OnlyKnown(item, name, "id", "type", "layout", "label", "path", "components", "conditional", "defaultRepetitions", "allowAddRemove", "nonCollapsedItems", "showOutline");
        var key = Key(item, "path", name);
        // The fields of a row are named within it: another list, and the form itself, may use the same words.
        var rows = new FormComponentReader(shape).Components(item, name);
        foreach (var (part, index) in rows.Select((part, index) => (part, index)))
        {
            if (part is not FormField { Kind: not FieldKind.FilePicker, Fact: null, Hide: null, OptionalWhen: null })
                shape.Add(item.Find("components")!, name, $"Expected a list's rows to be made of plain fields, but part {index + 1} is a group, a text, a list, a file, a date of the review, or is hidden or optional at times.");
        }

        return new FormList(key, shape.RequiredText(item, "label", name) ?? "", [.. rows.OfType<FormField>()])
        {
            Line = item.Line,
            Hide = Hide(item, name),
            FirstRows = item.Find("defaultRepetitions") is { Kind: JsonValueKind.Number } first && int.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? Math.Clamp(many, 1, FormList.MostRows) : 1,
        };
    }

    private FormField Field(LocatedJson item, string? name, FieldKind kind)
    {
        shape.OnlyKnown(item, name, [.. Common, .. Own(kind)]);
        var key = Key(item, "key", name);
        if (kind == FieldKind.Date)
            kind = Subtype(item, name);
        var field = new FormField(key, Label(item, name, kind), kind)
        {
            Line = item.Line,
            Hide = Hide(item, name),
            When = IsDated(kind) ? DaySides.Read(shape, item, name, kind) : null,
            Hint = shape.OptionalText(item, "description", name) is { Length: > 0 } hint ? hint : null,
            Options = IsChoice(kind) && item.Find("valuesExpression") is null ? Options(item, name) : [],
            OptionsFrom = IsChoice(kind) ? Expression(item, "valuesExpression", name) : null,
            Multiple = kind == FieldKind.FilePicker && (shape.OptionalBoolean(item, "multiple", name) ?? false),
            Accept = kind == FieldKind.FilePicker ? Accept(item, name) : [],
        };
        if (item.Find("properties") is { } properties)
            field = Properties(properties, name, field);
        return item.Find("validate") is { } rules ? new FieldRulesReader(shape, name).Read(rules, field) : field;
    }

    private FormField Properties(LocatedJson properties, string? name, FormField field)
    {
        if (properties.Kind != JsonValueKind.Object)
        {
            shape.Add(properties, name, $"Expected \"properties\" to be an object, but found {LocatedJsonShape.Found(properties)}.");
            return field;
        }

        shape.OnlyKnown(properties, name, field.Kind switch
        {
            FieldKind.Date or FieldKind.DateTime => ["fact", DaySides.Property, "notBefore", "notAfter", "optionalWhen"],
            FieldKind.Time => ["fact", DaySides.Property, "optionalWhen"],
            _ => ["optionalWhen"],
        });
        return field with
        {
            Fact = IsDated(field.Kind) ? facts.Read(properties, name, field.Kind) : null,
            NotBefore = Expression(properties, "notBefore", name),
            NotAfter = Expression(properties, "notAfter", name),
            OptionalWhen = Expression(properties, "optionalWhen", name),
        };
    }

    private static readonly string[] Common = ["id", "type", "key", "label", "description", "layout", "validate", "conditional", "properties"];

    private static string[] Own(FieldKind kind) => kind switch
    {
        FieldKind.Radio or FieldKind.Select or FieldKind.Checklist => ["values", "valuesExpression"],
        FieldKind.Date => ["subtype", "dateLabel", "timeLabel", "timeSerializingFormat", "timeInterval", "use24h"],
        FieldKind.FilePicker => ["multiple", "accept"],
        _ => [],
    };

    private static bool IsDated(FieldKind kind) => kind is FieldKind.Date or FieldKind.DateTime or FieldKind.Time;

    private static bool IsChoice(FieldKind kind) => kind is FieldKind.Radio or FieldKind.Select or FieldKind.Checklist;

    private FieldKind Subtype(LocatedJson item, string? name)
    {
        var subtype = shape.RequiredText(item, "subtype", name);
        if (subtype is not (null or "date" or "time" or "datetime"))
            shape.Add(item.Find("subtype")!, name, $"Expected the subtype date, time or datetime, but found \"{subtype}\".");
        return subtype switch
        {
            "time" => FieldKind.Time,
            "datetime" => FieldKind.DateTime,
            _ => FieldKind.Date,
        };
    }

    private string Label(LocatedJson item, string? name, FieldKind kind)
    {
        // The modeller writes a date's label as dateLabel, a time's as timeLabel.
        var own = kind == FieldKind.Time ? "timeLabel" : "dateLabel";
        var member = item.Find("label") is null && kind is FieldKind.Date or FieldKind.Time or FieldKind.DateTime && item.Find(own) is not null ? own : "label";
        return shape.RequiredText(item, member, name) ?? "";
    }

    private string Key(LocatedJson item, string member, string? name)
    {
        var key = shape.RequiredText(item, member, name) ?? "";
        if (key.Length > 0 && !Identifier().IsMatch(key))
            shape.Add(item.Find(member)!, name, $"Expected a key of letters, digits and underscores, but found \"{key}\".");
        else if (key.Length > 0 && !keys.Add(key))
            shape.Add(item.Find(member)!, name, $"Expected each key once in a form, but \"{key}\" is there twice.");
        return key;
    }

    private List<FormOption> Options(LocatedJson item, string? name)
    {
        var options = new List<FormOption>();
        foreach (var value in shape.RequiredObjects(item, "values", name))
        {
            shape.OnlyKnown(value, name, "label", "value");
            var option = new FormOption(shape.RequiredText(value, "value", name) ?? "", shape.RequiredText(value, "label", name) ?? "");
            if (option.Value.Length > 0 && options.Exists(other => other.Value == option.Value))
                shape.Add(value, name, $"Expected each value once, but \"{option.Value}\" is there twice.");
            options.Add(option);
        }

        return options;
    }

    private List<string> Accept(LocatedJson item, string? name)
    {
        var endings = (shape.OptionalText(item, "accept", name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var ending in endings.Where(ending => !ending.StartsWith('.')))
            shape.Add(item.Find("accept")!, name, $"Expected \"accept\" to list endings such as \".pdf,.docx\", but found \"{ending}\".");
        return [.. endings.Select(ending => ending.ToLowerInvariant())];
    }

    private FeelExpression? Hide(LocatedJson item, string? name)
    {
        if (item.Find("conditional") is not { } conditional)
            return null;
        shape.OnlyKnown(conditional, name, "hide");
        shape.RequiredText(conditional, "hide", name);
        return Expression(conditional, "hide", name);
    }

    private FeelExpression? Expression(LocatedJson item, string member, string? name)
    {
        if (shape.OptionalText(item, member, name) is not { } text)
            return null;
        var parsed = FeelExpression.Parse(text);
        if (parsed.Error is { } error)
            shape.Add(item.Find(member)!, name, "bad-expression", $"Expected \"{member}\" to be FEEL, but at character {error.Position + 1} of \"{text}\": {error.Sentence}");
        return parsed.Expression;
    }

    /// <summary>By what a problem names the component: its key, or else its id.</summary>
    private static string? Name(LocatedJson item) =>
        item.Find("key") is { Kind: JsonValueKind.String } key ? key.Text : item.Find("id")?.Text;

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
