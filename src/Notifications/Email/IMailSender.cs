namespace Reviews.Notifications.Email;

/// <summary>
/// Where mail leaves the system. Returning means that it is handed over. Any exception but
/// <see cref="OperationCanceledException"/> is a failed try, to be made again as the retry schedule says; one bad mail
/// says nothing about the next.
/// </summary>
public interface IMailSender
{
    /// <exception cref="FormatException">When the mail itself is wrong, such as an address that is not one: trying again will not help.</exception>
    Task SendAsync(OutboundMail mail, CancellationToken cancellationToken);
}
