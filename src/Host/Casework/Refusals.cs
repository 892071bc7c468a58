using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>The refusals that several verbs share; pages choose the status by the code.</summary>
internal static class Refusals
{
    /// <summary>Also the answer where something exists that the person may not know of: both look alike (404).</summary>
    public static Refusal NotFound { get; } = new("not-found", "Expected something you may see at this address, but there is nothing.");

    public static Refusal ChangedSinceOpened { get; } = new("changed-since-opened", "This review has changed since you opened it. Look at it again before you send this.");

    public static Refusal NotYours { get; } = new("not-permitted", "Expected someone whose role allows this, but yours does not.");

    public static Refusal RequestIdTaken { get; } = new("request-id-taken", "Expected a request of your own, but somebody else has sent this one.");
}
