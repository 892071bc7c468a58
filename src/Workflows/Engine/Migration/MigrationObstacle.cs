using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>One reason why an instance cannot go to another version.</summary>
/// <param name="Code">
/// Kebab-case and stable: <c>same-version</c>, <c>other-process</c>, <c>anchor-missing</c>, <c>anchor-differs</c>,
/// <c>mapping-unknown</c>, <c>mapping-twice</c>, <c>element-gone</c>, <c>kind-differs</c>, <c>scope-differs</c>,
/// <c>repetition-differs</c>, <c>step-differs</c>, <c>form-differs</c>, <c>job-differs</c>, <c>call-differs</c>,
/// <c>trigger-differs</c>, <c>deadline-gone</c>, <c>join-differs</c>, <c>join-starves</c>, <c>tokens-meet</c>,
/// <c>not-proven</c>, <c>done-comes-again</c>, <c>event-not-awaitable</c>, <c>deadline-not-reckonable</c>.
/// </param>
/// <param name="ElementId">The element of the version it runs by that it is about; the process's id where it is about the whole.</param>
/// <param name="Sentence">Plain words that name both sides.</param>
public sealed record MigrationObstacle(string Code, string ElementId, string Sentence)
{
    internal static MigrationObstacle At(Element element, string code, string expected, string but) =>
        new(code, element.Id, $"Expected {Named(element)} {expected}, but {but}.");

    internal static string Named(Element element) => element.Name == element.Id ? $"\"{element.Id}\"" : $"\"{element.Name}\" ({element.Id})";

    /// <summary>The kind in words: <c>userTask</c> is a user task.</summary>
    internal static string KindOf(Element element) => string.Concat(element.Type.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
