using Reviews.Notifications;

namespace Reviews.Host.Queries;

/// <summary>What kind of thing is to happen by itself, as the page lists and filters it.</summary>
internal enum ComingKind
{
    Closes,
    GoesOn,
    Starts,
    TriesAgain,
    Reminder,
    Overdue,
    Escalation,
    Limit,
    Morning,
}

internal static class ComingKinds
{
    public static ComingKind Of(DueReason reason) => reason switch
    {
        DueReason.Reminder => ComingKind.Reminder,
        DueReason.Overdue => ComingKind.Overdue,
        DueReason.Escalation => ComingKind.Escalation,
        _ => ComingKind.Limit,
    };

    /// <summary>What is told to somebody who may not know of which step it is.</summary>
    public static string Words(this ComingKind kind) => kind switch
    {
        ComingKind.Closes => "Closes a step",
        ComingKind.GoesOn => "Goes on, after waiting until then",
        ComingKind.Starts => "Starts something",
        ComingKind.TriesAgain => "Tries again what failed",
        ComingKind.Reminder => "Reminds whoever has a step",
        ComingKind.Overdue => "Tells whoever has a step that it is late",
        ComingKind.Escalation => "Tells those above that a step is late or nearly so",
        ComingKind.Limit => "The process’s own limit: if it is not over, the partners and the business manager are told",
        _ => "Sends the one email of the morning, to whoever chose that and has something in it",
    };
}
