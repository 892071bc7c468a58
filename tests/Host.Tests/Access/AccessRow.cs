using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Access;

/// <summary>One line of access-matrix.csv: what each is answered who asks for one thing.</summary>
/// <param name="Of">Which of several things the address may name; empty for the usual one.</param>
/// <param name="Nobody">The answer to somebody not signed in; null where another line of the same thing says it.</param>
/// <param name="Answers">By role; null where another line says it.</param>
internal sealed record AccessRow(
    int Line, HostRoute Route, string Of, IReadOnlyList<Relation> Relations, string? Nobody, IReadOnlyDictionary<Role, string?> Answers)
{
    public (HostRoute Route, string Of) Thing => (Route, Of);

    public override string ToString() => $"line {Line}: {Route}{(Of.Length == 0 ? "" : $" of {Of}")}";

    /// <summary>Whether a role can have that relation: only one that is held for a body can be held for another.</summary>
    public static bool IsPossible(Role role, Relation relation) => relation != Relation.OtherBody || role.BelongsToOneBody;
}

/// <summary>The words for answers.</summary>
internal static class AccessAnswer
{
    /// <summary>404, and the very page that an address gets which leads nowhere.</summary>
    public const string NotThere = "-";

    /// <summary>Sent to the page of signing in.</summary>
    public const string SignIn = "in";

    private static readonly string[] All = [NotThere, SignIn, "200", "302", "400", "404", "409"];

    public static bool IsKnown(string answer) => All.Contains(answer);

    public static bool Refuses(string answer) => answer is NotThere or SignIn;
}
