using System.Text.RegularExpressions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Forms;

/// <summary>A form as read from its file: what is asked, in order, never what was answered.</summary>
/// <param name="Id">The form's id, by which a task names it.</param>
/// <param name="File">The file as the caller named it.</param>
public sealed record FormDefinition(string Id, string File, IReadOnlyList<FormComponent> Components)
{
    /// <summary>Every field, those of groups included, in the order of the file. Those of a list are its rows' and not among them.</summary>
    public IEnumerable<FormField> Fields => Asked.OfType<FormField>();

    /// <summary>Every field and every list of rows, those of groups included, in the order of the file.</summary>
    public IEnumerable<FormComponent> Asked => Flatten(Components);

    /// <summary>The field of that key, or null.</summary>
    public FormField? Field(string key) => Fields.FirstOrDefault(field => field.Key == key);

    /// <summary>The same as a review type asks with it that names dates of its own: what a field states is called as it says.</summary>
    public FormDefinition Stating(IReadOnlyList<CaseDate> own) =>
        own.Count == 0 ? this : this with { Components = [.. Components.Select(component => Stating(component, own))] };

    private static FormComponent Stating(FormComponent component, IReadOnlyList<CaseDate> own) => component switch
    {
        FormField { Fact: { } fact } field => field with { Fact = own.FirstOrDefault(date => date == fact) ?? fact },
        FormGroup group => group with { Components = [.. group.Components.Select(part => Stating(part, own))] },
        _ => component,
    };

    private static IEnumerable<FormComponent> Flatten(IEnumerable<FormComponent> components) =>
        components.SelectMany<FormComponent, FormComponent>(component => component switch
        {
            FormField or FormList => [component],
            FormGroup group => Flatten(group.Components),
            _ => [],
        });
}

/// <summary>A part of a form: a <see cref="FormField"/>, <see cref="FormList"/>, <see cref="FormText"/> or <see cref="FormGroup"/>, no other.</summary>
public abstract record FormComponent
{
    /// <summary>Where it stands in its file, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>While this is true, the component and all in it is not shown, not required and not kept.</summary>
    public FeelExpression? Hide { get; init; }
}

/// <summary>Words to read, as plain paragraphs: blank lines part them, no markup is taken from the file.</summary>
public sealed record FormText(IReadOnlyList<string> Paragraphs) : FormComponent;

/// <summary>Fields under one heading. It nests on the page only: its fields' values stand beside all others.</summary>
public sealed record FormGroup(string Label, IReadOnlyList<FormComponent> Components) : FormComponent;

/// <summary>One thing asked.</summary>
/// <param name="Key">Its name in the submission and among the variables; letters, digits and underscores.</param>
public sealed record FormField(string Key, string Label, FieldKind Kind) : FormComponent
{
    /// <summary>The hint under the label; null when there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>Which of the review's dates it states; null for most. Only dates and times state one.</summary>
    public CaseDate? Fact { get; init; }

    /// <summary>On which side of today the day must lie; today itself is on both. Null where it may lie on either. Only dates have one.</summary>
    public DaySide? When { get; init; }

    /// <summary>The choices of radios, select and checklist, in order; empty for the others, and where they come from <see cref="OptionsFrom"/>.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Choices that rest on the review: a list of contexts with <c>value</c> and <c>label</c>. Null where they stand in the form.</summary>
    public FeelExpression? OptionsFrom { get; init; }

    public bool Required { get; init; }

    /// <summary>While this is true it may be left empty although it is required. Null for most.</summary>
    public FeelExpression? OptionalWhen { get; init; }

    /// <summary>The earliest date allowed; it may read the form's other answers and <c>today()</c>. Null where there is none, and a value of null allows every date.</summary>
    public FeelExpression? NotBefore { get; init; }

    /// <summary>The latest date allowed, in the same way.</summary>
    public FeelExpression? NotAfter { get; init; }

    /// <summary>In characters, through; a line break counts as one.</summary>
    public int? MinLength { get; init; }

    /// <summary>In characters, through; a line break counts as one.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number allowed.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public decimal? Max { get; init; }

    /// <summary>Found anywhere in the text, as form-js does; matched without backtracking, so no pattern can stall.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Whether a file picker takes more than one.</summary>
    public bool Multiple { get; init; }

    /// <summary>The file name endings a file picker takes, lower-case with their dot; empty when it names none.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];
}

/// <summary>A side of today, today included.</summary>
public enum DaySide
{
    /// <summary>What was done already.</summary>
    Past,

    /// <summary>What is still to be done.</summary>
    Future,
}

/// <summary>A choice: what is kept and what is read.</summary>
public sealed record FormOption(string Value, string Label);

/// <summary>How a field is asked and what its value is.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    TextField,

    /// <summary>Several lines of text.</summary>
    TextArea,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Checkbox,

    /// <summary>One of the options' values.</summary>
    Radio,

    /// <summary>One of the options' values.</summary>
    Select,

    /// <summary>A list of the options' values.</summary>
    Checklist,

    /// <summary>A date, sent as <c>key.day</c>, <c>key.month</c> and <c>key.year</c>.</summary>
    Date,

    /// <summary>A time of day, sent as <c>key.time</c> (HH:mm).</summary>
    Time,

    /// <summary>A date and a London time, sent as the two above.</summary>
    DateTime,

    /// <summary>A list of contexts with id, name and sha256, one a file.</summary>
    FilePicker,
}
