namespace Reviews.Workflows.Expressions;

/// <summary>Where the parser stands among the tokens, and the names of several words it knows.</summary>
internal sealed class TokenReader
{
    private readonly string text;
    private readonly List<Token> tokens;
    private readonly Dictionary<string, List<(string[] Words, string Name)>> longNames = new(StringComparer.Ordinal);
    private int at;

    internal TokenReader(string text, int from, IEnumerable<string> knownNames)
    {
        this.text = text;
        tokens = Lexer.Read(text, from);
        foreach (var name in knownNames)
            Learn(name);
    }

    internal Token Current => tokens[at];

    internal Token Ahead(int count) => tokens[Math.Min(at + count, tokens.Count - 1)];

    internal Token Take() => at < tokens.Count - 1 ? tokens[at++] : tokens[at];

    internal bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        at++;
        return true;
    }

    internal bool TryTakeWord(string word)
    {
        if (!Current.IsWord(word))
            return false;
        at++;
        return true;
    }

    internal void Expect(string symbol, string purpose)
    {
        if (!TryTake(symbol))
            throw Unexpected($"'{symbol}' {purpose}");
    }

    internal void ExpectWord(string word, string purpose)
    {
        if (!TryTakeWord(word))
            throw Unexpected($"'{word}' {purpose}");
    }

    internal FeelSyntaxException Unexpected(string expected) =>
        new(Current.Position, $"Expected {expected}, but found {Current.Shown}.");

    /// <summary>Remembers a name of several words, so that from here on the longest one that fits is read.</summary>
    internal void Learn(string name)
    {
        List<Token> words;
        try
        {
            words = Lexer.Read(name, 0);
        }
        catch (FeelSyntaxException)
        {
            // Such a name can only be written in back quotes.
            return;
        }

        if (words.Count < 3 || words[0].Kind != TokenKind.Name)
            return;
        if (!longNames.TryGetValue(words[0].Text, out var names))
            longNames[words[0].Text] = names = [];
        names.Add(([.. words.SkipLast(1).Select(w => w.Text)], name));
        names.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>Takes the longest known name of several words that stands here, as it was learnt; for one of the language's own, a call must follow.</summary>
    internal string? TakeLongName(Func<string, bool> needsCall)
    {
        if (Current.Kind != TokenKind.Name || !longNames.TryGetValue(Current.Text, out var names))
            return null;
        foreach (var (words, name) in names)
        {
            if (!words.Select((w, i) => Ahead(i) is { Kind: not (TokenKind.Text or TokenKind.End) } t && t.Text == w).All(same => same))
                continue;
            if (needsCall(name) && !Ahead(words.Length).Is("("))
                continue;
            at += words.Length;
            return name;
        }

        return null;
    }

    /// <summary>Takes words up to a colon as one name; null, taking nothing, where no such name stands here.</summary>
    internal string? TakeKey()
    {
        var count = 0;
        while (Ahead(count) is { Kind: TokenKind.Name or TokenKind.Number } t || (count > 0 && Ahead(count) is { Kind: TokenKind.Symbol, Text: "+" or "-" or "*" or "/" or "." }))
            count++;
        if (count == 0 || !Ahead(count).Is(":") || Current.Kind != TokenKind.Name)
            return null;
        var name = Source(at, at + count - 1);
        at += count;
        return name;
    }

    /// <summary>Takes words up to one of the given words as one name.</summary>
    internal string TakeNameBefore(string end)
    {
        if (Current.Kind == TokenKind.QuotedName)
            return Take().Text;
        var count = 0;
        while (Ahead(count).Kind == TokenKind.Name && !Ahead(count).IsWord(end))
            count++;
        if (count == 0)
            throw Unexpected("a name");
        var name = Source(at, at + count - 1);
        at += count;
        return name;
    }

    /// <summary>The text from one token through another with its white space made single.</summary>
    private string Source(int first, int last) => string.Join(' ', text[tokens[first].Position..tokens[last].End]
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
