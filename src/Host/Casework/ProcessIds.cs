namespace Reviews.Host.Casework;

/// <summary>The processes whose beginning or end says where a review stands.</summary>
internal static class ProcessIds
{
    public const string Notification = "incident-notification";

    public const string RapidReview = "rapid-review";

    /// <summary>The longer review that the partners commission after a rapid one, in the same review.</summary>
    public const string PracticeReview = "practice-review";

    /// <summary>One agency of a review disputes something with another.</summary>
    public const string Dispute = "dispute";

    /// <summary>What was recommended, and what is to be done at once, is followed until it is closed.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>What was learnt is spread, and what comes back is recorded.</summary>
    public const string ShareLearning = "share-learning";

    /// <summary>A case is audited by all agencies that had a part in it, and what it taught is fed back to each group.</summary>
    public const string CaseAudit = "case-audit";

    /// <summary>Whether a review can be over while it runs: what was recommended is followed, and what was learnt is spread, for as long as that takes.</summary>
    public static bool Outlasts(string processId) => processId is FollowUp or ShareLearning;

    /// <summary>Whether it runs beside the work on a review and says nothing of how far that has come.</summary>
    public static bool IsBeside(string processId) => processId is Dispute || Outlasts(processId);
}
