using System.Globalization;
using Reviews.Host.Access;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What a task's form sent: its fields, whose names are known only at run time, and the ids of files kept before.</summary>
internal static class SentForm
{
    private static readonly string[] Ours = ["requestId", "kept", WriterTokens.Field, TaskPageModel.More, TaskPageModel.Later, "__RequestVerificationToken", RecordedCheck.Step];

    /// <summary>By name, whatever its case: a date's parts are drawn as "x.Day" and read as "x.day".</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields(IFormCollection form) => form
        .Where(field => IsTyped(field.Key))
        .ToDictionary(
            field => field.Key,
            IReadOnlyList<string> (field) => [.. field.Value.Select(value => value ?? "")],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Not one of the page's own: its ids, its tokens, the buttons.</summary>
    public static bool IsTyped(string field) => !Ours.Contains(field, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Guid> Kept(IFormCollection form) =>
        [.. form["kept"].Select(text => Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
