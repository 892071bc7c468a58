namespace Reviews.Workflows.Expressions.Functions;

internal static class Contexts
{
    internal static IEnumerable<Builtin> All =>
    [
        new("get value", "m: context, key: string", a => a.Context(0).Find(a.Text(1)) ?? a.Null($"Expected an entry '{a.Text(1)}', but the context has none.")),
        new("get value", "m: context, keys: list", a => a.List(1).Aggregate(a[0], (at, key) => at is FeelContext context && key is FeelText name && context.Find(name.Value) is { } next
            ? next
            : a.Null("get value: expected keys that lead to a value, but they do not."))),
        new("get entries", "m: context", a => a.Made(a.Context(0).Entries.Select(e => Entry(e.Key, e.Value)))),
        new("context", "entries: list", FromEntries),
        new("context put", "context: context, key: string, value: any", a => a.Evaluation.Produced(a.Context(0).With(a.Text(1), a[2]))),
        new("context put", "context: context, keys: list, value: any", a => Put(a, a.Context(0), 0)),
        new("context merge", "contexts: list", Merge),
    ];

    private static FeelContext Entry(string key, FeelValue value) => new([new("key", new FeelText(key)), new("value", value)]);

    private static FeelValue FromEntries(Arguments a)
    {
        var entries = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in a.List(0))
        {
            if (item is not FeelContext entry || entry.Find("key") is not FeelText key || entry.Find("value") is not { } value)
                return a.Null("context: expected each entry to be a context with a key and a value, but one is not.");
            if (!entries.TryAdd(key.Value, value))
                return a.Null($"context: expected each key once, but found a second '{key.Value}'.");
        }

        return a.Evaluation.Produced(new FeelContext(entries));
    }

    private static FeelValue Put(Arguments a, FeelContext context, int at)
    {
        var keys = a.List(1);
        if (keys.Count == 0 || keys.Count > Evaluation.MaxValueDepth || keys[at] is not FeelText key)
            return a.Null("context put: expected keys that are strings, but found others.");
        if (at == keys.Count - 1)
            return a.Evaluation.Produced(context.With(key.Value, a[2]));
        return context.Find(key.Value) is FeelContext inner && Put(a, inner, at + 1) is FeelContext changed
            ? a.Evaluation.Produced(context.With(key.Value, changed))
            : a.Null($"context put: expected a context as the entry '{key.Value}', but there is none.");
    }

    private static FeelValue Merge(Arguments a)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var item in a.List(0))
        {
            if (item is not FeelContext context)
                return a.Null($"context merge: expected contexts, but found {Kinds.Of(item)}.");
            entries.AddRange(context.Entries);
        }

        return a.Evaluation.Produced(new FeelContext(entries));
    }
}
