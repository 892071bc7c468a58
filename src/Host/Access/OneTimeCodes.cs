using OtpNet;

namespace Reviews.Host.Access;

/// <summary>
/// Time-based one-time codes as every authenticator app makes them (RFC 6238: SHA-1, six digits, half a minute). One step
/// before and after counts too, for a telephone whose clock is a little off (ASVS v5.0.0-6.5.5).
/// </summary>
internal static class OneTimeCodes
{
    private const string Issuer = "Reviews";
    private static readonly VerificationWindow OneStep = new(previous: 1, future: 1);

    /// <summary>160 random bits, as RFC 4226 asks.</summary>
    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(20);

    /// <summary>The half-minute whose code this is; null when it is none of those that count now.</summary>
    /// <param name="digits">Six digits and nothing else.</param>
    public static long? StepOf(byte[] secret, string digits, DateTimeOffset now) =>
        new Totp(secret).VerifyTotp(now.UtcDateTime, digits, out var step, OneStep) ? step : null;

    /// <summary>The six digits of what was typed, however it was spaced; null when it is something else.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return digits.Length == 6 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The secret as people type it into an app: letters and digits.</summary>
    public static string Key(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>What a QR code says and a telephone opens its app with.</summary>
    /// <param name="account">As the app shows it beside our name: the person's address.</param>
    public static string Address(byte[] secret, string account) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={Key(secret)}&issuer={Issuer}";
}
