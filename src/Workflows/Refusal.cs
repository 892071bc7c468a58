namespace Reviews.Workflows;

/// <summary>Why the answer is no: a stable kebab-case code for programs, and a sentence for the person who asked.</summary>
/// <param name="Code">Kebab-case and stable, for example <c>vote-already-cast</c>.</param>
/// <param name="Sentence">Plain words that name both sides: "Expected …, but …".</param>
public sealed record Refusal(string Code, string Sentence);
