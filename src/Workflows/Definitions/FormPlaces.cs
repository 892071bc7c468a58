namespace Reviews.Workflows.Definitions;

/// <summary>
/// Which form a process means when several share an id: the nearest. First those in the folder of its file and below, then,
/// folder by folder upwards, those lying in that folder itself or in its <c>forms</c>; so that one partnership never gets
/// another's form.
/// </summary>
internal static class FormPlaces
{
    /// <summary>The files at the nearest place, in ordinal order; more than one means that the choice is not clear.</summary>
    public static IReadOnlyList<string> Nearest(string processFile, IEnumerable<string> formFiles)
    {
        var files = formFiles.Order(StringComparer.Ordinal).ToList();
        var folder = Folder(processFile);
        var near = files.Where(f => folder.Length == 0 ? !System.IO.Path.IsPathRooted(f) : f.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        while (near.Count == 0 && folder.Length > 0)
        {
            folder = Folder(folder);
            near = [.. files.Where(f => Folder(f) == folder || Folder(f) == (folder.Length == 0 ? "forms" : folder + "/forms"))];
        }

        return near;
    }

    private static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
