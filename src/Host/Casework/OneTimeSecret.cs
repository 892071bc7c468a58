using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Reviews.Host.Casework;

/// <summary>A secret that is handed out once and kept only as its hash: an invitation's token, the set-up code.</summary>
internal static class OneTimeSecret
{
    /// <summary>256 random bits, safe in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hex: the secret is random and long, so no slow hash is needed.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.Trim())));
}
