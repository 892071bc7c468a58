using System.Text;
using System.Text.Json;

namespace Reviews.Workflows.Definitions;

/// <summary>A JSON value that knows its line, so that a problem can be pointed at. Bounded in size and depth; a name given twice is refused.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Text">A text's content, or a number, true or false as written; empty otherwise.</param>
internal sealed record LocatedJson(
    JsonValueKind Kind, int Line, string Text, IReadOnlyDictionary<string, LocatedJson> Members, IReadOnlyList<LocatedJson> Items)
{
    private const int LargestFile = 1024 * 1024;

    private static readonly Dictionary<string, LocatedJson> NoMembers = [];

    public LocatedJson? Find(string name) => Members.GetValueOrDefault(name);

    /// <summary>Reads a whole file; null with one problem (<c>unreadable-json</c>) when it is no JSON, too large or too deep.</summary>
    public static LocatedJson? Read(string file, ReadOnlyMemory<byte> bytes, List<DefinitionProblem> problems)
    {
        var content = bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes.Span[3..] : bytes.Span;
        if (content.Length > LargestFile)
        {
            problems.Add(Unreadable(file, 1, $"Expected at most {LargestFile} bytes, but the file has {content.Length}."));
            return null;
        }

        var lines = new LineCounter();
        try
        {
            var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = 64 });
            reader.Read();
            var root = Value(ref reader, content, lines);
            reader.Read();
            return root;
        }
        catch (JsonException wrong)
        {
            problems.Add(Unreadable(file, wrong.LineNumber is { } line ? (int)line + 1 : lines.Line, $"Expected JSON, but the file cannot be read: {JsonFault.WithoutLine(wrong)}"));
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is DecoderFallbackException)
        {
            problems.Add(Unreadable(file, lines.Line, "Expected text in UTF-8, but there are other bytes."));
        }

        return null;
    }

    private static LocatedJson Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, LineCounter lines)
    {
        var line = lines.At(content, reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, content, lines, line),
            JsonTokenType.StartArray => Array(ref reader, content, lines, line),
            JsonTokenType.String => Plain(JsonValueKind.String, line, reader.GetString()!),
            JsonTokenType.Number => Plain(JsonValueKind.Number, line, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => Plain(JsonValueKind.True, line, "true"),
            JsonTokenType.False => Plain(JsonValueKind.False, line, "false"),
            _ => Plain(JsonValueKind.Null, line, ""),
        };
    }

    private static LocatedJson Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, LineCounter lines, int line)
    {
        var members = new Dictionary<string, LocatedJson>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = lines.At(content, reader.TokenStartIndex);
            reader.Read();
            if (!members.TryAdd(name, Value(ref reader, content, lines)))
                throw new JsonException($"the name \"{name}\" is given twice.", path: null, at - 1, bytePositionInLine: null);
        }

        return new LocatedJson(JsonValueKind.Object, line, "", members, []);
    }

    private static LocatedJson Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, LineCounter lines, int line)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader, content, lines));
        return new LocatedJson(JsonValueKind.Array, line, "", NoMembers, items);
    }

    private static LocatedJson Plain(JsonValueKind kind, int line, string text) => new(kind, line, text, NoMembers, []);

    private static DefinitionProblem Unreadable(string file, int line, string message) =>
        new(file, line, Element: null, "unreadable-json", Severity.Refused, message);

    /// <summary>Counts line breaks once, going forward only.</summary>
    private sealed class LineCounter
    {
        private int upTo;

        public int Line { get; private set; } = 1;

        public int At(ReadOnlySpan<byte> content, long position)
        {
            Line += content[upTo..(int)position].Count((byte)'\n');
            upTo = (int)position;
            return Line;
        }
    }
}
