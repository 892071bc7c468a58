namespace Reviews.Workflows.Expressions;

/// <summary>Exactly one of the two: the expression, or why there is none.</summary>
public sealed record FeelParse(FeelExpression? Expression, FeelSyntaxError? Error);

/// <summary>
/// What came of an evaluation. Warnings say why a part was null. An error is only ever a bound or a range that was exceeded; the value
/// is then null.
/// </summary>
public sealed record FeelResult(FeelValue Value, IReadOnlyList<string> Warnings, string? Error = null);

/// <summary>A call at the top of an expression; an argument is null (of C#) where it is not a literal.</summary>
public sealed record FeelCall(string Function, IReadOnlyList<FeelValue?> Arguments);

/// <summary>
/// A parsed FEEL expression (DMN 1.5). Evaluating it has no side effect, always ends (<see cref="Evaluation"/> holds the
/// bounds) and gives the same for the same scope.
/// </summary>
public sealed class FeelExpression
{
    private const int MaxLength = 20_000;
    private readonly Node root;
    private readonly Lazy<FreeNames> free;

    private FeelExpression(string text, Node root)
    {
        Text = text;
        this.root = root;
        free = new Lazy<FreeNames>(() => FreeNames.Of(root));
    }

    /// <summary>The text as given, a leading "=" with it.</summary>
    public string Text { get; }

    /// <summary>The variables it reads, by the first part of their path; names in a filter, which may be properties of the items, are not among them.</summary>
    public IReadOnlySet<string> Names => free.Value.Certain;

    /// <summary>Names read inside filters: variables, or properties of the items filtered.</summary>
    public IReadOnlySet<string> FilterNames => free.Value.InFilters;

    /// <summary>The names called as functions, the language's own among them.</summary>
    public IReadOnlySet<string> Functions => free.Value.Functions;

    /// <summary>The whole expression as one call of a named function, or null when it is anything else.</summary>
    public FeelCall? AsCall => Call(root);

    /// <summary>For <c>max([a, b])</c> or <c>max(a, b)</c>, its items that are calls of named functions, in order; empty for anything else.</summary>
    public IReadOnlyList<FeelCall> LatestOf => [.. LatestItems.Select(item => item.AsCall).OfType<FeelCall>()];

    /// <summary>For <c>max([a, b])</c> or <c>max(a, b)</c>, its items in order, whatever they are and without their text; empty for anything else.</summary>
    public IReadOnlyList<FeelExpression> LatestItems => root is CallNode { Callee: NameNode { Name: "max" } } call
        ? [.. (call.Given is [ListNode list] ? list.Items : call.Given).Select(item => new FeelExpression("", item))]
        : [];

    /// <summary>Every call of that function in it, from the left; one within another's arguments too.</summary>
    public IReadOnlyList<FeelCall> CallsOf(string function) => [.. Within(root).Select(Call).OfType<FeelCall>().Where(call => call.Function == function)];

    /// <summary>The value, where the whole expression is a literal; null (of C#) otherwise.</summary>
    public FeelValue? AsLiteral => (root as LiteralNode)?.Value;

    /// <summary>The value, where it is the same whatever the scope holds and the clock says; null (of C#) where that cannot be told without both.</summary>
    public FeelValue? AsConstant => Names.Count + FilterNames.Count + Functions.Count == 0 ? Evaluate(FeelScope.Empty).Value : null;

    /// <summary>Parts that parse but can only be null, such as <c>@"2026-13-01"</c> or a context with an entry twice: mistakes, to a checker.</summary>
    public IReadOnlyList<FeelSyntaxError> Doubts => free.Value.Doubts;

    /// <summary>Parses; a leading "=" is accepted. Variables whose names are several words are read where they are known.</summary>
    public static FeelParse Parse(string text, IEnumerable<string>? knownNames = null)
    {
        if (text.Length > MaxLength)
            return new FeelParse(null, new FeelSyntaxError(MaxLength, $"Expected at most {MaxLength} characters, but found {text.Length}."));
        var start = text.AsSpan().TrimStart() is ['=', ..] ? text.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
        try
        {
            return new FeelParse(new FeelExpression(text, Parser.Parse(text, start, knownNames ?? [])), null);
        }
        catch (FeelSyntaxException e)
        {
            return new FeelParse(null, new FeelSyntaxError(e.Position, e.Message));
        }
    }

    public FeelResult Evaluate(FeelScope scope)
    {
        var evaluation = new Evaluation(scope);
        try
        {
            return new FeelResult(evaluation.Value(root, null), evaluation.Warnings);
        }
        catch (BoundExceededException e)
        {
            return new FeelResult(FeelValue.Null, evaluation.Warnings, e.Message);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException)
        {
            // Most functions say themselves what went beyond; no scope may find one that does not.
            return new FeelResult(FeelValue.Null, evaluation.Warnings, "Expected numbers, dates and durations within their range, but the expression goes beyond it.");
        }
    }

    private static IEnumerable<Node> Within(Node node) => node.Children.SelectMany(Within).Prepend(node);

    private static FeelCall? Call(Node node) => node is CallNode { Callee: NameNode name } call
        ? new FeelCall(name.Name, [.. Builtins.InOrder(name.Name, call).Select(a => (a as LiteralNode)?.Value)])
        : null;
}
