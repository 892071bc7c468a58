using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reviews.Host.CommandLine;

/// <summary>JSON for standard output, on one line; letters beyond ASCII stay as they are, as nothing here goes into a page.</summary>
internal static class Printed
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain)) write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
