namespace Reviews.Workflows.Expressions;

/// <summary>The forms that begin with a word, unary tests, and types.</summary>
internal sealed partial class Parser
{
    private static bool IsComparison(Token token) =>
        token.Kind == TokenKind.Symbol && token.Text is "=" or "!=" or "<" or "<=" or ">" or ">=";

    private static bool IsOrder(Token token) => IsComparison(token) && token.Text is not ("=" or "!=");

    /// <summary>A comparison without its left side, such as <c>&gt; 5</c>: the range of what it holds for (rule 7).</summary>
    private RangeNode HalfRange()
    {
        var symbol = tokens.Take().Text;
        return HalfRange(symbol, Binary(Additive));
    }

    private IfNode If()
    {
        var condition = Expression();
        tokens.ExpectWord("then", "after the condition");
        var then = Expression();
        tokens.ExpectWord("else", "after the value for 'then'");
        return new IfNode(condition, then, Expression());
    }

    private ForNode For()
    {
        var iterators = Iterators("return");
        tokens.ExpectWord("return", "after the lists to go through");
        return new ForNode(iterators, Expression());
    }

    private QuantifiedNode Quantified(bool isEvery)
    {
        var iterators = Iterators("satisfies");
        tokens.ExpectWord("satisfies", "after the lists to go through");
        return new QuantifiedNode(isEvery, iterators, Expression());
    }

    private List<Iterator> Iterators(string end)
    {
        var iterators = new List<Iterator>();
        do
        {
            var name = tokens.TakeNameBefore("in");
            tokens.ExpectWord("in", "after the name");
            tokens.Learn(name);
            var domain = Expression();
            iterators.Add(new Iterator(name, domain, tokens.TryTake("..") ? Expression() : null));
        }
        while (tokens.TryTake(",") || (end == "satisfies" && !tokens.Current.IsWord(end) && IsNextIterator()));

        return iterators;
    }

    /// <summary>DMN 1.1 wrote the iterators of a quantifier without commas; such files are still about.</summary>
    private bool IsNextIterator() => tokens.Current.Kind == TokenKind.Name && tokens.Ahead(1).IsWord("in");

    private FunctionNode Function()
    {
        tokens.Take();
        var parameters = new List<Parameter>();
        while (!tokens.Current.Is(")"))
        {
            var name = tokens.TakeKey() ?? tokens.TakeNameBefore(",");
            tokens.Learn(name);
            parameters.Add(new Parameter(name, tokens.TryTake(":") ? Type() : null));
            if (!tokens.TryTake(","))
                break;
        }

        tokens.Expect(")", "after the parameters");
        if (tokens.Current.IsWord("external"))
            throw tokens.Unexpected("the body of the function (external functions are not run)");
        return new FunctionNode(parameters, Expression());
    }

    private InstanceOfNode InstanceOf(Node value)
    {
        tokens.Take();
        tokens.Take();
        return new InstanceOfNode(value, Type());
    }

    private InNode In(Node value)
    {
        if (!tokens.Current.Is("("))
            return new InNode(value, [IsComparison(tokens.Current) ? Test() : Binary(Additive)]);
        tokens.Take();
        var tests = new List<Node>();
        do
            tests.Add(Fresh(Test));
        while (tokens.TryTake(","));
        if (tests.Count == 1 && tokens.Current.Is(".."))
            return new InNode(value, [RangeEnd(tests[0], startIncluded: false)]);
        tokens.Expect(")", "after the tests");
        return new InNode(value, tests);
    }

    /// <summary>A test of "?": a comparison without its left side, or any expression.</summary>
    private Node Test()
    {
        if (!IsComparison(tokens.Current))
            return Expression();
        var symbol = tokens.Take().Text;
        return new CompareTestNode(symbol, Binary(Additive));
    }

    private FeelType Type()
    {
        if (++nesting > MaxNesting)
            throw tokens.Unexpected("a simpler type");
        var name = TypeName();
        var arguments = new List<FeelType>();
        var entries = new List<string>();
        if (name is "list" or "range" or "context" or "function" && tokens.TryTake("<"))
        {
            while (!tokens.Current.Is(">"))
            {
                if (name == "context")
                {
                    entries.Add(tokens.TakeKey() ?? throw tokens.Unexpected("an entry's name and ':'"));
                    tokens.Take();
                }

                arguments.Add(Type());
                if (!tokens.TryTake(","))
                    break;
            }

            tokens.Expect(">", "to close '<'");
        }

        if (name == "function" && tokens.TryTake("->"))
            arguments.Add(Type());
        nesting--;
        return new FeelType(name, arguments, entries);
    }

    private string TypeName()
    {
        if (tokens.Current.Kind != TokenKind.Name)
        {
            return tokens.Current is { Kind: TokenKind.QuotedName } ? tokens.Take().Text : throw tokens.Unexpected("a type");
        }

        foreach (var known in new[] { "date and time", "days and time duration", "years and months duration" })
        {
            var words = known.Split(' ');
            if (!words.Select((w, i) => tokens.Ahead(i).IsWord(w)).All(same => same))
                continue;
            foreach (var _ in words)
                tokens.Take();
            return known;
        }

        return tokens.Take().Text;
    }
}
