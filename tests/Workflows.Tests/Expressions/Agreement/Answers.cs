using System.Text.Json;
using Reviews.Testing.Machine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions.Agreement;

/// <summary>One expression with its variables, what feelin answered (our typed JSON, see record.mjs) and what we answer.</summary>
internal sealed record Asked(string Topic, string Expression, FeelContext Variables, JsonElement Feelin)
{
    internal string Key => Expression + Feel.Json(Variables);

    /// <summary>Null (of C#) where the expression does not parse.</summary>
    internal FeelValue? Ours { get; } = FeelExpression.Parse(Expression, Names(Variables)).Expression?.Evaluate(new FeelScope(Variables)).Value;

    internal string OursShown => Ours?.ToString() ?? "syntax error";

    internal bool Agrees => Answers.Same(Feelin, Ours);

    private static IEnumerable<string> Names(FeelValue value) => value switch
    {
        FeelContext context => context.Entries.SelectMany(e => Names(e.Value).Prepend(e.Key)),
        FeelList list => list.Items.SelectMany(Names),
        _ => [],
    };
}

/// <summary>One expression that is answered differently on purpose; <see cref="Why"/> is shared by its group.</summary>
internal sealed record Difference(string Key, JsonElement Feelin, string Ours, string Paragraph, string Why);

/// <summary>The files beside this one: what was asked, what feelin answered, and where we differ and why.</summary>
internal static class Answers
{
    internal static JsonElement File(string name) => JsonDocument.Parse(
        System.IO.File.ReadAllText(Path.Combine(Repository.Root, "tests", "Workflows.Tests", "Expressions", "Agreement", name))).RootElement;

    internal static IReadOnlyList<Asked> All { get; } = [.. Read()];

    internal static IReadOnlyList<Difference> Differences { get; } = [.. File("differences.json").EnumerateArray().SelectMany(group =>
        group.GetProperty("expressions").EnumerateArray().Select(e => new Difference(
            e.GetProperty("expression").GetString() + Feel.Json(Variables(e)), e.GetProperty("feelin"), e.GetProperty("ours").GetString()!,
            group.GetProperty("paragraph").GetString()!, group.GetProperty("why").GetString()!)))];

    /// <summary>The same kind of value, and equal; of numbers the nearest double, since feelin has no others.</summary>
    internal static bool Same(JsonElement theirs, FeelValue? ours)
    {
        if (theirs.ValueKind == JsonValueKind.Object && theirs.TryGetProperty("@error", out _))
            return ours is null;
        return (theirs.ValueKind, ours) switch
        {
            (JsonValueKind.Number, FeelNumber number) => theirs.GetDouble().Equals(JsonDocument.Parse(Feel.Json(number)).RootElement.GetDouble()),
            (JsonValueKind.Number, _) => false,
            (JsonValueKind.Array, FeelList list) => theirs.GetArrayLength() == list.Items.Count
                && theirs.EnumerateArray().Zip(list.Items).All(p => Same(p.First, p.Second)),
            (JsonValueKind.Object, FeelContext context) => theirs.EnumerateObject().Count() == context.Entries.Count
                && theirs.EnumerateObject().All(p => context.Find(p.Name) is { } entry && Same(p.Value, entry)),
            (JsonValueKind.Object, FeelRange range) when theirs.TryGetProperty("@range", out var parts) =>
                parts[0].GetString() == (range.StartIncluded ? "[" : "(") + (range.EndIncluded ? "]" : ")")
                && Same(parts[1], range.Start) && Same(parts[2], range.End),
            (JsonValueKind.Object, FeelFunction) => theirs.TryGetProperty("@function", out _),
            (JsonValueKind.Object, not null and not FeelContext) => JsonElement.DeepEquals(theirs, JsonDocument.Parse(Feel.Json(ours, typed: true)).RootElement),
            (JsonValueKind.Object, _) => false,
            (_, not null) => FeelJson.Read(theirs).Equals(ours),
            _ => false,
        };
    }

    private static FeelContext Variables(JsonElement entry) =>
        entry.TryGetProperty("context", out var context) ? (FeelContext)FeelJson.Read(context) : FeelContext.Empty;

    private static IEnumerable<Asked> Read()
    {
        var answers = File("feelin.json").GetProperty("answers");
        foreach (var topic in File("expressions.json").EnumerateObject())
        {
            var recorded = answers.TryGetProperty(topic.Name, out var found) ? found : default;
            recorded.GetArrayLength().Should().Be(topic.Value.GetArrayLength(), "record.mjs answers every expression of \"{0}\"", topic.Name);
            foreach (var (entry, answer) in topic.Value.EnumerateArray().Zip(recorded.EnumerateArray()))
                yield return new Asked(topic.Name, entry.GetProperty("expression").GetString()!, Variables(entry), answer);
        }
    }
}
