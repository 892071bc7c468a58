namespace Reviews.Workflows.Expressions;

/// <summary>A parsed expression: a closed set, one record a form. <see cref="Depth"/> is kept so that no tree is too deep to walk.</summary>
internal abstract record Node(IReadOnlyList<Node> Children)
{
    internal int Depth { get; } = 1 + (Children.Count == 0 ? 0 : Children.Max(c => c.Depth));
}

internal sealed record LiteralNode(FeelValue Value) : Node([]);

/// <summary>What has the shape of an expression but no meaning, such as <c>@"2026-13-01"</c>: null, and a doubt for whoever checks.</summary>
internal sealed record FaultNode(int Position, string Sentence) : Node([]);

internal sealed record NameNode(string Name) : Node([]);

internal sealed record PathNode(Node Target, string Name) : Node([Target]);

internal sealed record FilterNode(Node Target, Node Test) : Node([Target, Test]);

/// <summary>A call; <paramref name="Names"/> is null where the arguments are given by position.</summary>
internal sealed record CallNode(Node Callee, IReadOnlyList<Node> Given, IReadOnlyList<string>? Names) : Node([Callee, .. Given]);

internal sealed record NegateNode(Node Operand) : Node([Operand]);

/// <summary>Arithmetic and comparison: + - * / ** = != &lt; &lt;= &gt; &gt;=.</summary>
internal sealed record BinaryNode(Node Left, string Operator, Node Right) : Node([Left, Right]);

internal sealed record LogicNode(Node Left, bool IsAnd, Node Right) : Node([Left, Right]);

internal sealed record BetweenNode(Node Value, Node Low, Node High) : Node([Value, Low, High]);

/// <summary><c>value in (test, test)</c>: true where any test holds.</summary>
internal sealed record InNode(Node Value, IReadOnlyList<Node> Tests) : Node([Value, .. Tests])
{
    /// <summary>For each test, whether it speaks of "?", and so answers for itself.</summary>
    internal IReadOnlyList<bool> Asks { get; } = [.. Tests.Select(t => Iteration.Reads(t, "?"))];
}

/// <summary>A test such as <c>&gt; 5</c>, of the value called "?".</summary>
internal sealed record CompareTestNode(string Operator, Node Operand) : Node([Operand]);

internal sealed record InstanceOfNode(Node Value, FeelType Type) : Node([Value]);

internal sealed record IfNode(Node Condition, Node Then, Node Else) : Node([Condition, Then, Else]);

/// <summary>One "name in domain"; <paramref name="Through"/> is set where the domain is written <c>from..through</c> without brackets.</summary>
internal sealed record Iterator(string Name, Node Domain, Node? Through);

internal sealed record ForNode(IReadOnlyList<Iterator> Iterators, Node Body)
    : Node([.. Iterators.SelectMany(Iteration.Parts), Body])
{
    /// <summary>Whether the body looks at the results so far.</summary>
    internal bool ReadsPartial { get; } = Iteration.Reads(Body, "partial");
}

internal sealed record QuantifiedNode(bool IsEvery, IReadOnlyList<Iterator> Iterators, Node Condition)
    : Node([.. Iterators.SelectMany(Iteration.Parts), Condition]);

internal sealed record Parameter(string Name, FeelType? Type);

internal sealed record FunctionNode(IReadOnlyList<Parameter> Parameters, Node Body) : Node([Body]);

internal sealed record ListNode(IReadOnlyList<Node> Items) : Node(Items);

internal sealed record ContextNode(IReadOnlyList<KeyValuePair<string, Node>> Entries) : Node([.. Entries.Select(e => e.Value)]);

internal sealed record RangeNode(Node Start, bool StartIncluded, Node End, bool EndIncluded) : Node([Start, End]);

internal static class Iteration
{
    internal static bool Reads(Node node, string name) =>
        (node is NameNode found && found.Name == name) || node.Children.Any(c => Reads(c, name));

    internal static IEnumerable<Node> Parts(Iterator iterator) =>
        iterator.Through is null ? [iterator.Domain] : [iterator.Domain, iterator.Through];
}
