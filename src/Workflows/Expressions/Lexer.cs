using System.Globalization;
using System.Text;

namespace Reviews.Workflows.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    QuotedName,
    Symbol,
    End,
}

/// <summary>One word of an expression; <paramref name="Position"/> and <paramref name="End"/> count characters of the whole text from 0.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int End)
{
    internal bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    internal bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    internal string Shown => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => "the text \"" + Text + "\"",
        _ => "'" + Text + "'",
    };
}

/// <summary>Cuts an expression into tokens, dropping white space and comments (DMN 1.5, 10.3.1.2, rules 22 to 39).</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
        ["..", "**", "!=", "<=", ">=", "->", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",", ":", ".", "@"];

    private int at;

    internal static List<Token> Read(string text, int from)
    {
        var lexer = new Lexer(text) { at = from };
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipBlank();
        var start = at;
        if (at == text.Length)
            return new Token(TokenKind.End, "", start, start);
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return Number(start);
        if (c == '"')
            return new Token(TokenKind.Text, Quoted(), start, at);
        if (c == '`')
            return BackQuoted(start);
        if (c == '?' || IsNameStart())
            return Name(start);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0)
                continue;
            at += symbol.Length;
            return new Token(TokenKind.Symbol, symbol, start, at);
        }

        throw new FeelSyntaxException(start, $"Expected a value or an operator, but found '{c}'.");
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void SkipBlank()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF')
            {
                at++;
            }
            else if (text[at] == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (text[at] == '/' && Peek(1) == '*')
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new FeelSyntaxException(at, "Expected '*/' to close this comment, but found the end.");
                at = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token Number(int start)
    {
        Digits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            at++;
            Digits();
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            at += 2;
            Digits();
        }

        return new Token(TokenKind.Number, text[start..at], start, at);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Peek(0)))
            at++;
    }

    private bool IsNameStart() => at < text.Length
        && Rune.TryGetRuneAt(text, at, out var rune) && (rune.Value == '_' || Rune.IsLetter(rune) || rune.Value > 0xFFFF);

    private bool IsNamePart() => IsNameStart() || (at < text.Length && (char.IsDigit(text[at]) || text[at] == '\u00B7'
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation));

    private Token Name(int start)
    {
        at++;
        if (char.IsHighSurrogate(text[start]))
            at++;
        if (text[start] == '?')
            return new Token(TokenKind.Name, "?", start, at);
        while (IsNamePart())
            at += char.IsHighSurrogate(text[at]) ? 2 : 1;
        return new Token(TokenKind.Name, text[start..at], start, at);
    }

    /// <summary>A name in back quotes, as the dialect of Camunda 8 writes names with other characters.</summary>
    private Token BackQuoted(int start)
    {
        var end = text.IndexOf('`', start + 1);
        if (end < 0)
            throw new FeelSyntaxException(start, "Expected '`' to close this name, but found the end.");
        at = end + 1;
        return new Token(TokenKind.QuotedName, text[(start + 1)..end], start, at);
    }

    private string Quoted()
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '"')
                return value.ToString();
            if (c == '\\' && at < text.Length)
                Escape(value);
            else
                value.Append(c);
        }

        throw new FeelSyntaxException(start, "Expected '\"' to close this text, but found the end.");
    }

    /// <summary>An unknown escape keeps its backslash, so that a pattern may be written "\d".</summary>
    private void Escape(StringBuilder value)
    {
        var c = text[at++];
        var digits = c switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && at + digits <= text.Length
            && int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= 0x10FFFF)
        {
            at += digits;
            _ = code is > 0xFFFF ? value.Append(char.ConvertFromUtf32(code)) : value.Append((char)code);
            return;
        }

        _ = c switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            '"' or '\\' or '\'' => value.Append(c),
            _ => value.Append('\\').Append(c),
        };
    }
}
