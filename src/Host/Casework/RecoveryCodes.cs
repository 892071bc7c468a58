using System.Security.Cryptography;
using System.Text;

namespace Reviews.Host.Casework;

/// <summary>
/// Ten codes of 80 random bits, shown once and kept as hashes. A tenth of a password's rounds each: making ten costs what
/// checking a password does, and what cannot be guessed needs no slower hash (ASVS v5.0.0-6.5.2).
/// </summary>
/// <param name="Codes">To be shown: <c>7kmn-3rvy-9xqt-2hwd</c>.</param>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes, string Salt, IReadOnlyList<string> Hashes)
{
    public const int Count = 10;

    private const int Length = 16;
    private const int Rounds = 22_000;

    // Crockford's: nothing that is read as something else.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static RecoveryCodes New()
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).ToList();
        return new RecoveryCodes([.. codes.Select(InFours)], salt, [.. codes.Select(code => HashOf(code, salt))]);
    }

    /// <summary>What was typed as it is hashed, however it was spaced and whatever was taken for a zero or a one; null when it can be none.</summary>
    public static string? Read(string typed)
    {
        var code = string.Concat(typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'o' => '0', 'i' or 'l' => '1', _ => c }));
        return code.Length == Length ? code : null;
    }

    /// <param name="code">As <see cref="Read"/> gives it.</param>
    public static string HashOf(string code, string salt) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), Convert.FromHexString(salt), Rounds, HashAlgorithmName.SHA512, 32));

    private static string InFours(string code) => string.Join('-', code.Chunk(4).Select(four => new string(four)));
}
