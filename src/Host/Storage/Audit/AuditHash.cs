using System.Security.Cryptography;
using System.Text.Json;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Audit;

/// <summary>
/// SHA-256 over the previous row's hash and this row as canonical JSON (fixed order, no spaces), lower-case hex. What a
/// row says and where it stands are both in it, so a change, a swap and a gap all show.
/// </summary>
internal static class AuditHash
{
    /// <summary>What the first row of a chain follows.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    public static string Of(AuditEntryRow entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStringValue(entry.PreviousHash);
            json.WriteStringValue(entry.ChainId);
            json.WriteNumberValue(entry.Sequence);
            json.WriteNumberValue(entry.At.ToUnixTimeTicks());
            json.WriteStringValue(entry.By);
            json.WriteStringValue(entry.Why);
            json.WriteStringValue(entry.RequestId);
            json.WriteStringValue(entry.Event);
            json.WriteStringValue(entry.ProcessInstanceId?.ToString("D"));
            json.WriteStringValue(entry.Data);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
