using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: an administrator ended a role of somebody who has a part of that role on a running review. To: the business managers on it.</summary>
/// <param name="Stays">They keep the part, because a task would be left with nobody or nobody would steer the review.</param>
public sealed record RoleEnded(ReviewReference Reference, MailLink Link, bool Stays) : Notification
{
    public override string Kind => "role-ended";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject(Stays ? "Someone on the review must be replaced" : "Someone was taken off the review", Reference);

    private protected override string Body => Stays
        ? Letter.Of(
            Reference,
            Link,
            "A role of someone on this review has ended. They are still on the review in that role, because otherwise nobody could do what is open or steer the review.",
            "Put somebody else on the review in that role, and then take them off.")
        : Letter.Of(
            Reference,
            Link,
            "A role of someone on this review has ended, and they were taken off the review in that role.",
            "What they alone had been given to do is with its group again. Check that somebody else is on the review in that role, and put somebody on it where nobody is.");
}
