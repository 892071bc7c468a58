namespace Reviews.Workflows;

/// <summary>
/// Who acts, at what instant and why: the argument of every change, so that no fact is ever recorded without it.
/// The clock is read once, at the edge, and handed in here.
/// </summary>
/// <param name="By">The acting person's id, or one of <see cref="Actors"/> when it is nobody who is signed in; never blank.</param>
/// <param name="At">The instant the act counts from.</param>
/// <param name="RequestId">One id a request: a repeat of the same request answers what the first one answered and changes nothing.</param>
/// <param name="Why">The reason the person gave, where the act asks for one.</param>
public sealed record ActionContext(string By, Instant At, string RequestId, string? Why = null);

/// <summary>Ids under which an act is recorded that no signed-in person does. They are stable: the audit trail keeps them.</summary>
public static class Actors
{
    /// <summary>A timer, a job or a sweep. It alone may do what no role was asked for.</summary>
    public const string System = "system";

    /// <summary>Whoever holds the one-time set-up code, before there is anybody.</summary>
    public const string Setup = "setup";

    /// <summary>Whoever runs a verb on the command line of the machine.</summary>
    public const string CommandLine = "command-line";

    /// <summary>Somebody at the sign-in page who is not signed in.</summary>
    public const string Visitor = "visitor";

    private const string InvitationPrefix = "invitation:";

    /// <summary>Whoever holds an invitation's link, until they are a person: <c>invitation:{id}</c>.</summary>
    public static string Invitation(string id) => InvitationPrefix + id;

    public static bool IsInvitation(string by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.StartsWith(InvitationPrefix, StringComparison.Ordinal);
    }
}
