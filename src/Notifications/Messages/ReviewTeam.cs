using Reviews.Workflows.Access;

namespace Reviews.Notifications.Messages;

/// <summary>The review team as recipients: the agencies and partners taking part, the author, and who runs the review.</summary>
internal static class ReviewTeam
{
    public static Recipients Everyone { get; } =
        Recipients.AllWhoAre(Role.AgencyLead, Role.SafeguardingPartner, Role.LeadAuthor, Role.BusinessManager);

    public static Recipients AndTheAdvisor { get; } = new([.. Everyone.Groups, new Group(Role.IndependentAdvisor, null)], null);
}
