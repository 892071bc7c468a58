namespace Reviews.Workflows.Expressions;

/// <summary>An ordered list; equal to another with equal items in the same order.</summary>
public sealed record FeelList : FeelValue
{
    private readonly FeelValue[] items;

    public FeelList(IEnumerable<FeelValue> items)
    {
        this.items = [.. items];
        var size = 1L;
        foreach (var item in this.items)
        {
            size = Sizes.Add(size, item.Size);
            Depth = Math.Max(Depth, item.Depth);
        }

        Size = size;
        Depth++;
    }

    public static FeelList Empty { get; } = new([]);

    public IReadOnlyList<FeelValue> Items => items;

    internal override long Size { get; }

    internal override int Depth { get; }

    public static FeelList Of(params IEnumerable<FeelValue> items) => new(items);

    public bool Equals(FeelList? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}

internal static class Sizes
{
    /// <summary>Adds without overflow: shared parts count every time they are seen, so a sum can grow without end.</summary>
    internal static long Add(long left, long right) => Math.Min(left + right, long.MaxValue / 4);
}
