using Reviews.Host.Casework;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Queries;

/// <summary>What pages and documents say of a recommendation or an action: the same in a review and across reviews.</summary>
internal static class FollowedWords
{
    /// <summary>In a word or two, with its colour.</summary>
    public static (string Words, string Colour) StandingOf(FollowedLine line) => line.State switch
    {
        FollowedState.Overdue => ("Overdue", "red"),
        FollowedState.ToBeClosed => ("To be closed", "purple"),
        FollowedState.ToBeSignedOff => ("To be signed off", "purple"),
        FollowedState.Done => ("Closed: done", "grey"),
        FollowedState.NotPursued => ("Closed: not pursued", "grey"),
        _ => line.Rag switch
        {
            "red" => ("Open: red", "red"),
            "amber" => ("Open: amber", "orange"),
            "green" => ("Open: green", "green"),
            _ => ("Open", "blue"),
        },
    };

    /// <summary>Who said it, and when.</summary>
    public static string HeadOf(FollowedEntry entry) => entry.On is { } on ? $"{WhoOf(entry)}, {LondonWords.Of(on)}" : WhoOf(entry);

    /// <summary>Who said it.</summary>
    public static string WhoOf(FollowedEntry entry) => entry.By switch
    {
        FollowedBy.Manager => "Business manager",
        FollowedBy.Advisor => "Independent advisor",
        FollowedBy.Reopened => "Reopened",
        _ => "Reported",
    };

    /// <summary>What was said of it, in a sentence without its full stop; null where its words say all.</summary>
    public static string? StateOf(FollowedEntry entry) => (entry.By, entry.State) switch
    {
        (FollowedBy.Reopened, _) => null,
        (FollowedBy.Owner, "done") => "It is done",
        (FollowedBy.Owner, "cannot") => "It will not be done",
        (FollowedBy.Owner, _) => entry.Rag is { } rag ? $"It is under way: {rag}" : "It is under way",
        (FollowedBy.Manager, "closed") => "Closed: it is done",
        (FollowedBy.Manager, "not-pursued") => "Closed: it is not pursued",
        (FollowedBy.Advisor, "signed-off") => "Signed off",
        _ => "Not yet: it is asked again",
    };
}
