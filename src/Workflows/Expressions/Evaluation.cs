using System.Runtime.CompilerServices;

namespace Reviews.Workflows.Expressions;

/// <summary>
/// One evaluation: its scope, its warnings, and what it has used of its bounds. A step is one part of the expression
/// evaluated once; work counts characters and cells looked at or produced.
/// </summary>
internal sealed partial class Evaluation(FeelScope scope)
{
    internal const int MaxSteps = 100_000;
    internal const int MaxNesting = 1_000;
    // A stored value must be readable by a JSON reader with its usual bound of 64 levels.
    internal const int MaxValueDepth = 50;
    internal const long MaxSize = 1_000_000;
    internal const long MaxWork = 20_000_000;
    private const int MaxWarnings = 20;

    private readonly List<string> warnings = [];
    private int steps;
    private int nesting;
    private long work;

    internal FeelScope Scope { get; } = scope;

    internal IReadOnlyList<string> Warnings => warnings;

    /// <summary>Notes why something is null, and gives that null.</summary>
    internal FeelValue Null(string why)
    {
        if (warnings.Count < MaxWarnings && !warnings.Contains(why, StringComparer.Ordinal))
            warnings.Add(why);
        return FeelValue.Null;
    }

    internal void Step()
    {
        if (++steps > MaxSteps)
            throw new BoundExceededException($"Expected at most {MaxSteps} steps, but the expression takes more.");
    }

    /// <summary>Counts work before it is done; one piece may not be larger than a value may be.</summary>
    internal void Charge(long amount)
    {
        if (amount > MaxSize)
            throw new BoundExceededException($"Expected values of at most {MaxSize} characters and items, but the expression makes a larger one.");
        Work(amount);
    }

    /// <summary>Counts work alone, whatever it makes.</summary>
    private void Work(long amount)
    {
        work += amount;
        if (work > MaxWork)
            throw new BoundExceededException($"Expected at most {MaxWork} characters and items worked on, but the expression takes more.");
    }

    internal FeelValue Value(Node node, Frame? frame)
    {
        Step();
        if (++nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new BoundExceededException($"Expected at most {MaxNesting} levels of evaluation, but the expression takes more.");
        var value = Dispatch(node, frame);
        nesting--;
        if (value.Size > MaxSize)
            Charge(value.Size);
        if (value.Depth > MaxValueDepth)
            throw new BoundExceededException($"Expected values nested at most {MaxValueDepth} deep, but the expression makes a deeper one.");
        return value;
    }

    private FeelValue Dispatch(Node node, Frame? frame) => node switch
    {
        LiteralNode literal => literal.Value,
        FaultNode fault => Null(fault.Sentence),
        NameNode name => Name(name.Name, frame),
        PathNode path => Paths.Member(this, Value(path.Target, frame), path.Name),
        FilterNode filter => Filter(filter, frame),
        CallNode call => Call(call, frame),
        NegateNode negate => Arithmetic.Negate(this, Value(negate.Operand, frame)),
        BinaryNode binary => Binary(binary.Operator, Value(binary.Left, frame), Value(binary.Right, frame)),
        LogicNode logic => Logic(logic, frame),
        BetweenNode between => Between(between, frame),
        InNode among => In(among, frame),
        CompareTestNode test => Binary(test.Operator, Name("?", frame), Value(test.Operand, frame)),
        InstanceOfNode instance => FeelBoolean.Of(instance.Type.Has(Value(instance.Value, frame))),
        IfNode choice => Value(choice.Condition, frame) is FeelBoolean { Value: true } ? Value(choice.Then, frame) : Value(choice.Else, frame),
        ForNode loop => For(loop, frame),
        QuantifiedNode quantified => Quantified(quantified, frame),
        FunctionNode function => Function(function, frame),
        ListNode list => Produced(new FeelList(list.Items.Select(i => Value(i, frame)))),
        ContextNode context => Context(context, frame),
        RangeNode range => Range(range, frame),
        _ => throw new InvalidOperationException($"Expected one of the forms of the language, but found {node.GetType().Name}."),
    };

    internal T Produced<T>(T value)
        where T : FeelValue
    {
        Charge(value.Size);
        return value;
    }

    private FeelValue Binary(string symbol, FeelValue left, FeelValue right)
    {
        switch (symbol)
        {
            case "+" or "-" or "*" or "/" or "**":
                return Arithmetic.Apply(this, symbol, left, right);
            case "=" or "!=":
                Charge(Math.Min(left.Size, right.Size));
                return Comparison.Equal(left, right) is { } equal
                    ? FeelBoolean.Of(equal == (symbol == "="))
                    : Null($"Expected two values of one type to compare, but found {Kinds.Of(left)} and {Kinds.Of(right)}.");
            default:
                Charge(Math.Min(left.Size, right.Size));
                return Comparison.Order(left, right) is { } order
                    ? FeelBoolean.Of(symbol switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 })
                    : Null($"Expected two values of one ordered type for '{symbol}', but found {Kinds.Of(left)} and {Kinds.Of(right)}.");
        }
    }

    /// <summary>Three-valued: what is not a boolean counts as unknown (DMN 1.5, table 50).</summary>
    private FeelValue Logic(LogicNode logic, Frame? frame)
    {
        var left = Truth(Value(logic.Left, frame));
        if (left == !logic.IsAnd)
            return FeelBoolean.Of(!logic.IsAnd);
        var right = Truth(Value(logic.Right, frame));
        if (right == !logic.IsAnd)
            return FeelBoolean.Of(!logic.IsAnd);
        return left is null || right is null
            ? Null($"Expected true or false on both sides of '{(logic.IsAnd ? "and" : "or")}', but one is neither.")
            : FeelBoolean.Of(logic.IsAnd);
    }

    internal static bool? Truth(FeelValue value) => (value as FeelBoolean)?.Value;
}

/// <summary>Names bound inside the expression, innermost first: one name, or all entries of an item being filtered.</summary>
internal sealed record Frame(Frame? Outer, string Name, FeelValue Value, FeelContext? Entries = null)
{
    internal FeelValue? Find(string name) => Entries?.Find(name) ?? (name == Name ? Value : null);
}

#pragma warning disable CA1032, CA1064 // It never leaves FeelExpression.Evaluate, which turns it into an answer.
internal sealed class BoundExceededException(string sentence) : Exception(sentence);
#pragma warning restore CA1032, CA1064
