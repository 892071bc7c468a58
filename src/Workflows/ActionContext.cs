namespace Reviews.Workflows;

/// <summary>
/// Who acts, at what instant and why: the argument of every change, so that no fact is ever recorded without it.
/// The clock is read once, at the edge, and handed in here.
/// </summary>
/// <param name="By">The acting person's id, or one of <see cref="Actors"/> when the system acts.</param>
/// <param name="At">The instant the act counts from.</param>
/// <param name="RequestId">One id a request: a repeat of the same request answers what the first one answered and changes nothing.</param>
/// <param name="Why">The reason the person gave, where the act asks for one.</param>
public sealed record ActionContext(string By, Instant At, string RequestId, string? Why = null);

/// <summary>Ids under which the system itself acts.</summary>
public static class Actors
{
    /// <summary>A timer, a job or a sweep.</summary>
    public const string System = "system";
}
