using System.Text;

namespace Reviews.Notifications.Calendar;

/// <summary>Content lines of RFC 5545, 3.1: folded after 75 bytes, never within a character, each ended by CR and LF.</summary>
internal sealed class CalendarLines
{
    private const int MostBytes = 75;

    private readonly StringBuilder text = new();

    /// <exception cref="FormatException">When the value would end the line.</exception>
    public CalendarLines Add(string name, string value)
    {
        if (value.Any(char.IsControl))
            throw new FormatException($"Expected {name} in one line, but it holds a line break or another control character.");
        var room = MostBytes;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = MostBytes - 1;
            }

            text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>A value of type TEXT, in which commas, semicolons and backslashes are escaped (3.3.11).</summary>
    public CalendarLines AddWords(string name, string words) => Add(name, words
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal));

    public override string ToString() => text.ToString();
}
