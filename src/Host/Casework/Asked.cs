using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>
/// What a request asks for, so that its id can stand for nothing else: the verb, and the SHA-256 of what the verb was given.
/// </summary>
internal static class Asked
{
    /// <param name="verb">The verb's class name.</param>
    /// <param name="given">
    /// Whatever makes it this request and no other, in the order of the verb's arguments: ids, texts, numbers and lists of
    /// them. No password (a hash of what can be guessed gives it away), and no secret made anew at each sending.
    /// </param>
    public static string For(string verb, params IReadOnlyList<object?> given) =>
        $"{verb} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(given))))}";

    /// <summary>The fields of a form, whatever order a browser sends them in; a field's own values stay in theirs.</summary>
    public static IReadOnlyList<object?> Fields(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) =>
        [.. fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new { field.Key, field.Value })];

    public static string? Anchor(ClockAnchor? anchor) => anchor is null ? null : FormattableString.Invariant($"{anchor.Date:uuuu-MM-dd} {anchor.Time:HH:mm:ss}");
}
