using System.Text.Json;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Forms;

/// <summary>
/// Reads a form-js form (a <c>.form</c> file, JSON): the subset that <see cref="FieldKind"/>, text and group name. Whatever
/// else stands in the file is a problem that names it, so that nothing an author drew is silently dropped.
/// </summary>
public static class FormReader
{
    internal const string BadForm = "bad-form";
    internal const string Unsupported = "unsupported-form-component";

    /// <summary>The form, or null together with every problem found (<c>bad-form</c>, <c>unsupported-form-component</c>, <c>bad-expression</c>, <c>unreadable-json</c>).</summary>
    public static FormReading Read(string file, ReadOnlyMemory<byte> bytes)
    {
        var problems = new List<DefinitionProblem>();
        var root = LocatedJson.Read(file, bytes, problems);
        if (root is null)
            return new FormReading(Form: null, problems);
        var shape = new LocatedJsonShape(file, BadForm, problems);
        if (root.Kind != JsonValueKind.Object)
        {
            shape.Add(root, element: null, $"Expected an object that describes a form, but found {LocatedJsonShape.Found(root)}.");
            return new FormReading(Form: null, problems);
        }

        shape.OnlyKnown(root, element: null, "id", "type", "schemaVersion", "components", "exporter", "executionPlatform", "executionPlatformVersion", "versionTag");
        var id = shape.RequiredText(root, "id", element: null);
        var components = new FormComponentReader(shape).All(root);
        return new FormReading(problems.Count == 0 ? new FormDefinition(id!, file, components) : null, problems);
    }
}

/// <summary>What came of reading: a form and no problems, or none and at least one.</summary>
public sealed record FormReading(FormDefinition? Form, IReadOnlyList<DefinitionProblem> Problems);
