using System.Diagnostics.CodeAnalysis;
using Reviews.Workflows;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>What a verb answers: done, with what came of it; or a refusal; or faults at the fields. Never two of them.</summary>
internal sealed record Outcome<T>
    where T : class
{
    private Outcome()
    {
    }

    public T? Value { get; private init; }

    public Refusal? Refusal { get; private init; }

    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Value is not null;

    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };

    public static Outcome<T> Rejected(IReadOnlyList<FieldError> errors) => new() { Errors = errors };
}
