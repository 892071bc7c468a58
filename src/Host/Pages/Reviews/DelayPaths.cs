using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The kinds of delay as they stand in addresses.</summary>
internal static class DelayPaths
{
    public static string Of(DelayKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Null for anything else.</summary>
    public static DelayKind? Kind(string word) => Enum.GetValues<DelayKind>().Where(kind => Of(kind) == word).Select(kind => (DelayKind?)kind).FirstOrDefault();
}
