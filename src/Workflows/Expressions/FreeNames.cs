namespace Reviews.Workflows.Expressions;

/// <summary>The names a tree reads that it does not itself bind.</summary>
internal sealed class FreeNames
{
    private readonly HashSet<string> certain = new(StringComparer.Ordinal);
    private readonly HashSet<string> inFilters = new(StringComparer.Ordinal);
    private readonly HashSet<string> functions = new(StringComparer.Ordinal);

    internal IReadOnlySet<string> Certain => certain;

    internal IReadOnlySet<string> InFilters => inFilters;

    internal IReadOnlySet<string> Functions => functions;

    internal List<FeelSyntaxError> Doubts { get; } = [];

    internal static FreeNames Of(Node root)
    {
        var names = new FreeNames();
        names.Walk(root, [], inFilter: false);
        return names;
    }

    private void Walk(Node node, IReadOnlyList<string> bound, bool inFilter)
    {
        switch (node)
        {
            case NameNode { Name: not "?" } name when !bound.Contains(name.Name):
                (inFilter ? inFilters : certain).Add(name.Name);
                break;
            case FaultNode fault:
                Doubts.Add(new FeelSyntaxError(fault.Position, fault.Sentence));
                break;
            case CallNode { Callee: NameNode callee } call:
                functions.Add(callee.Name);
                if (!Builtins.Has(callee.Name))
                    Walk(callee, bound, inFilter);
                All(call.Given, bound, inFilter);
                break;
            case FilterNode filter:
                Walk(filter.Target, bound, inFilter);
                Walk(filter.Test, [.. bound, "item"], inFilter: true);
                break;
            case ForNode loop:
                Walk(loop.Body, [.. Iterators(loop.Iterators, bound, inFilter), "partial"], inFilter);
                break;
            case QuantifiedNode quantified:
                Walk(quantified.Condition, Iterators(quantified.Iterators, bound, inFilter), inFilter);
                break;
            case FunctionNode function:
                Walk(function.Body, [.. bound, .. function.Parameters.Select(p => p.Name)], inFilter);
                break;
            case ContextNode context:
                foreach (var (key, entry) in context.Entries)
                {
                    Walk(entry, bound, inFilter);
                    bound = [.. bound, key];
                }

                break;
            default:
                All(node.Children, bound, inFilter);
                break;
        }
    }

    private void All(IReadOnlyList<Node> nodes, IReadOnlyList<string> bound, bool inFilter)
    {
        foreach (var node in nodes)
            Walk(node, bound, inFilter);
    }

    private IReadOnlyList<string> Iterators(IReadOnlyList<Iterator> iterators, IReadOnlyList<string> bound, bool inFilter)
    {
        foreach (var iterator in iterators)
        {
            All([.. Iteration.Parts(iterator)], bound, inFilter);
            bound = [.. bound, iterator.Name];
        }

        return bound;
    }
}
