namespace Reviews.Host.Storage.Rows;

/// <summary>What somebody typed at a task and has not sent: theirs alone, and no part of the case. It goes when the task is answered, taken from them or over.</summary>
internal sealed class UnsentAnswerRow
{
    public required Guid TaskId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Typed to be recorded for whoever gave the answer.</summary>
    public required bool IsForOthers { get; init; }

    /// <summary>Caught as it was sent without a session; false where its writer saved it.</summary>
    public required bool IsCaught { get; init; }

    /// <summary>The fields, encrypted for this person at this task.</summary>
    public required string Fields { get; set; }

    public required Instant SavedAt { get; set; }

    /// <summary>Of what was caught: SHA-256 of the key in the browser's cookie, lower-case hex. Shown in that browser alone.</summary>
    public string? BrowserHash { get; set; }

    /// <summary>Exclusive, by the real clock; null for what is kept as long as the task is open.</summary>
    public Instant? ExpiresAt { get; set; }
}
