using System.Globalization;

namespace Reviews.Workflows.Expressions;

/// <summary>
/// Reads an expression by precedence climbing, loosest first: or, and, comparison, + -, * /, **, unary minus, instance of,
/// path, filter and call (DMN 1.5, 10.3.1.2). The other forms are in the sibling files.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxNesting = 100;
    private const int MaxTreeDepth = 500;
    private const int Additive = 4;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
        { "and", "or", "then", "else", "return", "satisfies", "in", "between", "of" };

    private static readonly HashSet<string> Own = new(Reserved, StringComparer.Ordinal)
        { "if", "for", "some", "every", "function", "instance", "null", "true", "false" };

    private readonly TokenReader tokens;
    private int nesting;
    private bool inRangeEnd;

    private Parser(TokenReader tokens) => this.tokens = tokens;

    /// <summary>Throws <see cref="FeelSyntaxException"/> where the text from there on is no expression.</summary>
    internal static Node Parse(string text, int from, IEnumerable<string> knownNames)
    {
        var parser = new Parser(new TokenReader(text, from, Builtins.LongNames.Concat(knownNames)));
        var node = parser.Expression();
        if (parser.tokens.Current.Kind != TokenKind.End)
            throw parser.tokens.Unexpected("an operator or the end");
        return node;
    }

    /// <summary>Whether a name is of words alone, none of them one of the language's own: such a name hides no operation.</summary>
    internal static bool IsPlainName(string name) =>
        name.Split(' ').All(word => word.All(c => c == '_' || char.IsLetterOrDigit(c)) && !Own.Contains(word));

    private Node Expression() => Nested(() => IsOrder(tokens.Current) ? HalfRange() : Binary(1));

    private Node Nested(Func<Node> read)
    {
        if (++nesting > MaxNesting)
            throw new FeelSyntaxException(tokens.Current.Position, $"Expected at most {MaxNesting} levels of nesting, but found more.");
        var node = read();
        nesting--;
        return node;
    }

    private Node Checked(Node node) => node.Depth <= MaxTreeDepth
        ? node
        : throw new FeelSyntaxException(tokens.Current.Position, $"Expected at most {MaxTreeDepth} operations in a row, but found more.");

    private Node Binary(int level)
    {
        var left = Unary();
        while (Operator() is { } found && found.Level >= level)
        {
            tokens.Take();
            left = Checked(found.Text switch
            {
                "between" => Between(left),
                "in" => In(left),
                "=" or "!=" when IsOrder(tokens.Current) => new BinaryNode(left, found.Text, HalfRange()),
                "or" or "and" => new LogicNode(left, found.Text == "and", Binary(found.Level + 1)),
                _ => new BinaryNode(left, found.Text, Binary(found.Level + 1)),
            });
        }

        return left;
    }

    private (string Text, int Level)? Operator() => tokens.Current switch
    {
        { Kind: TokenKind.Name, Text: "or" } => ("or", 1),
        { Kind: TokenKind.Name, Text: "and" } => ("and", 2),
        { Kind: TokenKind.Name, Text: "between" or "in" } t => (t.Text, 3),
        { Kind: TokenKind.Symbol, Text: "=" or "!=" or "<" or "<=" or ">" or ">=" } t => (t.Text, 3),
        { Kind: TokenKind.Symbol, Text: "+" or "-" } t => (t.Text, Additive),
        { Kind: TokenKind.Symbol, Text: "*" or "/" } t => (t.Text, 5),
        { Kind: TokenKind.Symbol, Text: "**" } => ("**", 6),
        _ => null,
    };

    /// <summary>A type is asked of the value with its sign, so that "-1 instance of number" is true.</summary>
    private Node Unary()
    {
        var node = Signed();
        while (tokens.Current.IsWord("instance") && tokens.Ahead(1).IsWord("of"))
            node = Checked(InstanceOf(node));
        return node;
    }

    private Node Signed()
    {
        if (!tokens.TryTake("-"))
            return Postfix(Primary());
        var operand = Nested(Signed);
        return operand is LiteralNode { Value: FeelNumber number } ? new LiteralNode(new FeelNumber(-number.Value)) : new NegateNode(operand);
    }

    private BetweenNode Between(Node value)
    {
        var low = Binary(Additive);
        tokens.ExpectWord("and", "between the two ends of 'between'");
        return new BetweenNode(value, low, Binary(Additive));
    }

    private Node Postfix(Node node)
    {
        while (true)
        {
            if (tokens.TryTake("."))
                node = new PathNode(node, Member());
            else if (tokens.Current.Is("(") && node is not LiteralNode)
                node = Call(node);
            else if (tokens.Current.Is("[") && !(inRangeEnd && EndsRange(tokens.Ahead(1))))
                node = Filter(node);
            else
                return node;
            Checked(node);
        }
    }

    private FilterNode Filter(Node node)
    {
        tokens.Take();
        var test = Fresh(Expression);
        tokens.Expect("]", "after the filter");
        return new FilterNode(node, test);
    }

    private string Member()
    {
        if (tokens.TakeLongName(NeedsCall) is { } name)
            return name;
        if (tokens.Current.Kind is TokenKind.Name or TokenKind.QuotedName)
            return tokens.Take().Text;
        throw tokens.Unexpected("a name after '.'");
    }

    private CallNode Call(Node callee)
    {
        tokens.Take();
        var given = new List<Node>();
        List<string>? names = null;
        while (!tokens.Current.Is(")"))
        {
            if ((given.Count == 0 || names is not null) && tokens.TakeKey() is { } name)
            {
                tokens.Take();
                (names ??= []).Add(name);
            }
            else if (names is not null)
            {
                throw tokens.Unexpected("a parameter's name and ':'");
            }

            given.Add(Fresh(Expression));
            if (!tokens.TryTake(","))
                break;
        }

        tokens.Expect(")", "after the arguments");
        return new CallNode(callee, given, names);
    }

    /// <summary>Reads inside brackets of its own, where "[" is a filter again.</summary>
    private Node Fresh(Func<Node> read)
    {
        var before = inRangeEnd;
        inRangeEnd = false;
        var node = read();
        inRangeEnd = before;
        return node;
    }

    /// <summary>"date and time" is the function only where it is called: elsewhere it may be two variables.</summary>
    private static bool NeedsCall(string name) => name.Contains(" and ", StringComparison.Ordinal) && Builtins.Has(name);

    private static LiteralNode Number(Token token) =>
        decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? new LiteralNode(new FeelNumber(value))
            : throw new FeelSyntaxException(token.Position, $"Expected a number of at most 28 digits, but found {token.Text}.");
}
