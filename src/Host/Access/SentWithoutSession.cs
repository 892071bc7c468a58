using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Reviews.Host.Casework;

namespace Reviews.Host.Access;

/// <summary>
/// The texts of a form that came without a session. It is read only behind a token that we gave out, and no further than the
/// texts of a form are long; files are read past and never kept.
/// </summary>
internal sealed record SentWithoutSession(Guid Writer, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    // Before the token stands at most what the page itself puts there.
    private const int BeforeTheToken = 4096;

    // What keeping one text takes besides its name and its value: many empty ones are not free.
    private const int PerText = 64;

    /// <param name="writerOf">Who a token stands for; null for one that is none.</param>
    /// <returns>Null where it is not such a form.</returns>
    public static async Task<SentWithoutSession?> ReadAsync(HttpRequest request, Func<string, Guid?> writerOf, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            return null;
        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body), writerOf, cancellation);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static async Task<SentWithoutSession?> ReadAsync(MultipartReader reader, Func<string, Guid?> writerOf, CancellationToken cancellation)
    {
        Guid? writer = null;
        var read = 0L;
        var fields = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFormDataSection() is not { } text)
            {
                if (writer is null)
                    return null;
                // Read past: a browser takes no answer while it is still sending.
                await section.Body.CopyToAsync(Stream.Null, cancellation);
                continue;
            }

            var value = await ReadAsync(section.Body, (writer is null ? BeforeTheToken : SaveUnsentAnswer.LongestText) - read, cancellation);
            if (value is null)
                return null;
            read += value.Length + text.Name.Length + PerText;
            if (text.Name == WriterTokens.Field && (writer ??= writerOf(value)) is null)
                return null;
            (fields.TryGetValue(text.Name, out var values) ? values : fields[text.Name] = []).Add(value);
        }

        return writer is { } who ? new(who, fields.ToDictionary(field => field.Key, IReadOnlyList<string> (field) => field.Value, StringComparer.OrdinalIgnoreCase)) : null;
    }

    private static async Task<string?> ReadAsync(Stream body, long most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        for (var read = await body.ReadAsync(buffer, cancellation); read > 0; read = await body.ReadAsync(buffer, cancellation))
        {
            if (kept.Length + read > most)
                return null;
            kept.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
