namespace Reviews.Testing.Machine;

/// <summary>Where this clone stands, found from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The built application, as <c>dotnet build</c> left it for the same configuration the tests were built in.</summary>
    public static string ReviewsDll { get; } = Path.Combine(
        Root, "src", "Host", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "reviews.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Reviews.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"Expected Reviews.sln above {AppContext.BaseDirectory}, but there is none.");
    }
}
