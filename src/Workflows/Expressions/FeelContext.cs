namespace Reviews.Workflows.Expressions;

/// <summary>Named entries in the order given (a later entry of the same name replaces); equality looks at names and values, not order.</summary>
public sealed record FeelContext : FeelValue
{
    private readonly OrderedDictionary<string, FeelValue> entries;

    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        this.entries = new(StringComparer.Ordinal);
        var size = 1L;
        foreach (var (name, value) in entries)
        {
            this.entries[name] = value;
            size = Sizes.Add(size, name.Length + value.Size);
            Depth = Math.Max(Depth, value.Depth);
        }

        Size = size;
        Depth++;
    }

    public static FeelContext Empty { get; } = new([]);

    public IReadOnlyDictionary<string, FeelValue> Entries => entries;

    internal override long Size { get; }

    internal override int Depth { get; }

    /// <summary>The entry of that name, or null (of C#) when there is none.</summary>
    public FeelValue? Find(string name) => entries.GetValueOrDefault(name);

    /// <summary>
    /// The names an expression may read in it: those of its entries, and those of contexts further in, as in
    /// <c>agency.full name</c>, but for such as could be an operation between others (<c>a and b</c>, <c>a-b</c>).
    /// </summary>
    public IEnumerable<string> NamesWithin() => entries.Keys.Concat(entries.Values.SelectMany(Further).Where(Parser.IsPlainName));

    private static IEnumerable<string> Further(FeelValue value) => value switch
    {
        FeelContext context => context.entries.Keys.Concat(context.entries.Values.SelectMany(Further)),
        FeelList list => list.Items.SelectMany(Further),
        _ => [],
    };

    /// <summary>The same context with one entry added or replaced.</summary>
    public FeelContext With(string name, FeelValue value) => new(entries.Append(KeyValuePair.Create(name, value)));

    public bool Equals(FeelContext? other)
    {
        if (other is null || other.entries.Count != entries.Count)
            return false;
        foreach (var (name, value) in entries)
        {
            if (other.Find(name) is not { } theirs || !theirs.Equals(value))
                return false;
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = entries.Count;
        foreach (var (name, value) in entries)
            hash ^= HashCode.Combine(name, value);
        return hash;
    }
}
