namespace Reviews.Host.Casework;

/// <summary>The processes whose beginning or end says where a review stands.</summary>
internal static class ProcessIds
{
    public const string Notification = "incident-notification";

    public const string RapidReview = "rapid-review";
}
