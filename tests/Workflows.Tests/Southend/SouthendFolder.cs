namespace Reviews.Workflows.Tests.Southend;

/// <summary>The folder of definitions as the repository holds it: these tests are about those very files.</summary>
internal static class SouthendFolder
{
    public static string Path { get; } = Find();

    public static byte[] Bytes(params string[] parts) => File.ReadAllBytes(Of(parts));

    public static string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = System.IO.Path.Combine(folder.FullName, "workflows", "southend");
            if (Directory.Exists(here))
                return here;
        }

        throw new DirectoryNotFoundException("Expected workflows/southend above the tests, but there is none.");
    }
}
