using System.Diagnostics.CodeAnalysis;

namespace Reviews.Workflows.Access;

/// <summary>
/// A role with the body it is held for, as a task's candidate groups name it: <c>business-manager</c>,
/// <c>agency-lead:health</c>. A role that belongs to one body always names it; the others never do.
/// </summary>
/// <param name="Body">The agency's or partner's id; null for a role about the review as a whole.</param>
public sealed record Group(Role Role, string? Body)
{
    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">With a sentence, when it names no role, or a body too few or too many.</exception>
    public static Group Parse(string text) =>
        TryParse(text, out var group, out var problem) ? group : throw new FormatException(problem);

    /// <summary>Reads the text form; <paramref name="problem"/> is a sentence that names both sides.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Group? group, [NotNullWhen(false)] out string? problem)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var id = colon < 0 ? text : text[..colon];
        var body = colon < 0 ? null : text[(colon + 1)..];
        group = null;
        problem = null;
        if (Role.Find(id) is not { } role)
            problem = $"Expected one of the roles {string.Join(", ", Role.All)}, but \"{text}\" names \"{id}\".";
        else if (role.BelongsToOneBody && string.IsNullOrWhiteSpace(body))
            problem = $"Expected the {(role.Body == BodyKind.Agency ? "agency" : "partner")} of the role {role}, as in \"{role}:health\", but \"{text}\" names none.";
        else if (!role.BelongsToOneBody && body is not null)
            problem = $"Expected the role {role} on its own, but \"{text}\" names a body.";
        else
            group = new Group(role, body);
        return group is not null;
    }

    /// <summary>Whether its holder may do what is <paramref name="other"/>'s: the same, or standing in for it at the same body.</summary>
    public bool Covers(Group other) => Body == other.Body && (Role == other.Role || Role.StandsInFor == other.Role);

    public override string ToString() => Body is null ? Role.Id : $"{Role.Id}:{Body}";
}
