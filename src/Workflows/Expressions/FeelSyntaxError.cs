namespace Reviews.Workflows.Expressions;

/// <summary>Why a text is no expression: where, counted in characters of the text from 0, and one sentence.</summary>
public sealed record FeelSyntaxError(int Position, string Sentence);

#pragma warning disable CA1032, CA1064 // It never leaves the parser, which always knows a position.
internal sealed class FeelSyntaxException(int position, string sentence) : Exception(sentence)
{
    internal int Position { get; } = position;
}
#pragma warning restore CA1032, CA1064
