namespace Reviews.Workflows.Expressions;

/// <summary>Literals, names, brackets, lists, contexts and ranges.</summary>
internal sealed partial class Parser
{
    private Node Primary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(tokens.Take());
            case TokenKind.Text:
                return new LiteralNode(new FeelText(tokens.Take().Text));
            case TokenKind.QuotedName:
                return new NameNode(tokens.Take().Text);
            case TokenKind.Name:
                return Word(token);
            case TokenKind.Symbol when token.Text == "@":
                return AtLiteral();
            case TokenKind.Symbol when token.Text == "(":
                return Nested(Bracketed);
            case TokenKind.Symbol when token.Text == "[":
                return Nested(ListOrRange);
            case TokenKind.Symbol when token.Text == "]":
                tokens.Take();
                return RangeEnd(Fresh(Expression), startIncluded: false);
            case TokenKind.Symbol when token.Text == "{":
                return Nested(Context);
            default:
                throw tokens.Unexpected("a value");
        }
    }

    private Node Word(Token token)
    {
        if (tokens.TakeLongName(NeedsCall) is { } name)
            return new NameNode(name);
        if (Reserved.Contains(token.Text))
            throw tokens.Unexpected("a value");
        tokens.Take();
        return token.Text switch
        {
            "null" => new LiteralNode(FeelValue.Null),
            "true" => new LiteralNode(FeelBoolean.True),
            "false" => new LiteralNode(FeelBoolean.False),
            "if" => If(),
            "for" => For(),
            "some" or "every" when tokens.Current.Kind is TokenKind.Name or TokenKind.QuotedName => Quantified(token.Text == "every"),
            "function" when tokens.Current.Is("(") => Function(),
            _ => new NameNode(token.Text),
        };
    }

    private Node AtLiteral()
    {
        var at = tokens.Take();
        if (tokens.Current.Kind != TokenKind.Text)
            throw tokens.Unexpected("a date, time or duration in quotation marks after '@'");
        var text = tokens.Take().Text;
        return TemporalText.Any(text) is { } value
            ? new LiteralNode(value)
            : new FaultNode(at.Position, $"Expected a date, a time or a duration after '@', but found \"{text}\".");
    }

    private Node Bracketed()
    {
        tokens.Take();
        if (IsComparison(tokens.Current))
        {
            var symbol = tokens.Take().Text;
            var end = Fresh(() => Binary(Additive));
            tokens.Expect(")", "after the range");
            return HalfRange(symbol, end);
        }

        var node = Fresh(Expression);
        if (tokens.Current.Is(".."))
            return RangeEnd(node, startIncluded: false);
        tokens.Expect(")", "to close '('");
        return node;
    }

    private static RangeNode HalfRange(string symbol, Node end)
    {
        var none = new LiteralNode(FeelValue.Null);
        return symbol switch
        {
            "<" => new RangeNode(none, false, end, false),
            "<=" => new RangeNode(none, false, end, true),
            ">" => new RangeNode(end, false, none, false),
            ">=" => new RangeNode(end, true, none, false),
            _ => new RangeNode(end, true, end, true),
        };
    }

    private Node ListOrRange()
    {
        tokens.Take();
        var items = new List<Node>();
        while (!tokens.Current.Is("]"))
        {
            items.Add(Fresh(Expression));
            if (items.Count == 1 && tokens.Current.Is(".."))
                return RangeEnd(items[0], startIncluded: true);
            if (!tokens.TryTake(","))
                break;
        }

        tokens.Expect("]", "to close '['");
        return new ListNode(items);
    }

    private RangeNode RangeEnd(Node start, bool startIncluded)
    {
        tokens.Expect("..", "between the ends of the range");
        var before = inRangeEnd;
        inRangeEnd = true;
        var end = Expression();
        inRangeEnd = before;
        if (tokens.TryTake("]"))
            return new RangeNode(start, startIncluded, end, true);
        if (tokens.TryTake(")") || tokens.TryTake("["))
            return new RangeNode(start, startIncluded, end, false);
        throw tokens.Unexpected("']' or ')' after the range");
    }

    /// <summary>After "[", no expression can begin so: the bracket closes an open range.</summary>
    private static bool EndsRange(Token next) => next.Kind switch
    {
        TokenKind.End => true,
        TokenKind.Name => Reserved.Contains(next.Text),
        TokenKind.Symbol => next.Text is not ("(" or "[" or "{" or "-" or "@"),
        _ => false,
    };

    private Node Context()
    {
        tokens.Take();
        var entries = new List<KeyValuePair<string, Node>>();
        FaultNode? second = null;
        while (!tokens.Current.Is("}"))
        {
            var position = tokens.Current.Position;
            var key = tokens.Current.Kind is TokenKind.Text or TokenKind.QuotedName ? tokens.Take().Text : tokens.TakeKey();
            if (key is null)
                throw tokens.Unexpected("an entry's name and ':'");
            if (entries.Exists(e => e.Key == key))
                second ??= new FaultNode(position, $"Expected each entry once, but found a second '{key}'.");
            tokens.Expect(":", "after the entry's name");
            tokens.Learn(key);
            entries.Add(KeyValuePair.Create(key, Fresh(Expression)));
            if (!tokens.TryTake(","))
                break;
        }

        tokens.Expect("}", "to close '{'");
        return second ?? (Node)new ContextNode(entries);
    }
}
