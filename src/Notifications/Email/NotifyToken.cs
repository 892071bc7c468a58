using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reviews.Notifications.Email;

/// <summary>What GOV.UK Notify knows a caller by: a JSON Web Token signed with the key's secret (HS256), good for half a minute around its time.</summary>
internal static class NotifyToken
{
    private static readonly string Header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"HS256"}"""u8);

    public static string Of(NotifyOptions options, DateTimeOffset at)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { iss = options.ServiceId, iat = at.ToUnixTimeSeconds() });
        var signed = $"{Header}.{Base64Url.EncodeToString(claims)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret), Encoding.UTF8.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
