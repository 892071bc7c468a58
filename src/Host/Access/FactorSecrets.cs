using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Reviews.Host.Access;

/// <summary>Secrets of authenticators as the database keeps them: encrypted under the key ring, each for one person, so that a row is worth nothing beside another.</summary>
internal sealed class FactorSecrets(IDataProtectionProvider protection)
{
    public string Protect(Guid person, byte[] secret) => Convert.ToBase64String(For(person).Protect(secret));

    /// <summary>Null when it cannot be read: another person's, or under a key that is gone.</summary>
    public byte[]? Read(Guid person, string kept)
    {
        try
        {
            return For(person).Unprotect(Convert.FromBase64String(kept));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid person) => protection.CreateProtector("second-factor", person.ToString("D", CultureInfo.InvariantCulture));
}
