using System.Text.Json;

namespace Reviews.Host.Storage.Audit;

/// <summary>The JSON of the acts that the house itself records.</summary>
internal static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(object data) => JsonSerializer.Serialize(data, Options);
}
