namespace Reviews.Host.Storage.Rows;

/// <summary>The review that somebody is put on when they accept an invitation; an administrator's is for none.</summary>
internal sealed class ReviewInvitationRow
{
    public required Guid InvitationId { get; init; }

    public required Guid ReviewId { get; init; }
}
