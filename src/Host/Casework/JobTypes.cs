namespace Reviews.Host.Casework;

/// <summary>The job types on whose being done something else rests, by the names that definitions give them; every other is known to its service task alone.</summary>
internal static class JobTypes
{
    /// <summary>Invites the partners to the panel meeting.</summary>
    public const string SendCommissioning = "send-commissioning";

    /// <summary>Opens the agency reports to everyone involved, and invites the review team to the panel meeting.</summary>
    public const string ReleaseAgencyReports = "release-agency-reports";

    /// <summary>Opens the draft to those who are to comment on it.</summary>
    public const string CirculateDraftReport = "circulate-draft-report";

    /// <summary>Opens draft two to those who are to sign it.</summary>
    public const string RecirculateDraft = "recirculate-draft";

    /// <summary>That it happens says that somebody dissented.</summary>
    public const string TellDissent = "tell-dissent";

    /// <summary>That it happens says that no two partners agree.</summary>
    public const string TellNoMajority = "tell-no-majority";

    /// <summary>That it happens says that the Panel asked for the decision to be looked at again.</summary>
    public const string TellDecisionMakers = "tell-decision-makers";
}
