using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Reviews.Host.Casework;

/// <summary>Unsent answers as the database keeps them: encrypted under the key ring, each for one person at one task. Whoever reads the database reads no vote in them.</summary>
internal sealed class UnsentText(IDataProtectionProvider protection)
{
    public string Protect(Guid person, Guid task, IReadOnlyDictionary<string, IReadOnlyList<string>> fields) =>
        For(person, task).Protect(JsonSerializer.Serialize(fields));

    /// <summary>By name, whatever its case; null when it cannot be read: another's, or under a key that is gone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(Guid person, Guid task, string kept)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(For(person, task).Unprotect(kept))!;
            return new Dictionary<string, IReadOnlyList<string>>(fields, StringComparer.OrdinalIgnoreCase);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid person, Guid task) => protection.CreateProtector(
        "unsent-answer", person.ToString("D", CultureInfo.InvariantCulture), task.ToString("D", CultureInfo.InvariantCulture));
}
