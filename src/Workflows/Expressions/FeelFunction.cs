namespace Reviews.Workflows.Expressions;

/// <summary>A function as a value: one of the language or one written by the author. Equal only to itself; it cannot be stored.</summary>
public sealed record FeelFunction : FeelValue
{
    internal FeelFunction(IReadOnlyList<string> parameters, Func<Evaluation, Given, FeelValue> body)
    {
        Parameters = parameters;
        Body = body;
    }

    internal IReadOnlyList<string> Parameters { get; }

    internal Func<Evaluation, Given, FeelValue> Body { get; }

    public bool Equals(FeelFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
