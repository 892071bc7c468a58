using Reviews.Workflows.Reviews;

namespace Reviews.Notifications;

/// <summary>A review's reference as a mail says it. A record can be made of any words, so it is read back before it goes out.</summary>
internal static class ReferenceText
{
    /// <exception cref="FormatException">When it is not of the form that holds no personal data.</exception>
    public static string Of(ReviewReference reference) => ReviewReference.Parse(reference.ToString()).ToString();
}
