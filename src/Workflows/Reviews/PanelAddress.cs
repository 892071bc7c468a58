using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>Where the finished report is sent (S003 App. E, day 15); data, because body and mailbox change.</summary>
/// <param name="Verified">True once somebody has checked the mailbox against the Panel's own pages; false where the file does not say.</param>
public sealed record PanelAddress(string Name, string SubmissionAddress, bool Verified = false)
{
    /// <summary>The body whose name it bears, where the file says so.</summary>
    public Body? Body { get; init; }
}
