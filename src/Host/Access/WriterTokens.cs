using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Reviews.Host.Access;

/// <summary>
/// The form of a task says in a token of its own for whom it was drawn, so that what comes back without a session is known to
/// be theirs. It opens nothing and sends nothing: by it text can only be kept for that very person to look at.
/// </summary>
internal sealed class WriterTokens(IDataProtectionProvider protection)
{
    public const string Field = "writer";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public string Of(Guid person, Guid task) => For(task).Protect(person.ToString("D", CultureInfo.InvariantCulture), Lasts);

    /// <summary>Null when it is none of ours, of another task, or too old.</summary>
    public Guid? Read(Guid task, string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Guid.Parse(For(task).Unprotect(token), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(Guid task) =>
        protection.CreateProtector("task-writer", task.ToString("D", CultureInfo.InvariantCulture)).ToTimeLimitedDataProtector();
}
