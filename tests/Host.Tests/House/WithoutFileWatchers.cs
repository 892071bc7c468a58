using System.Runtime.CompilerServices;

namespace Reviews.Host.Tests.House;

/// <summary>
/// Many hosts run at once in this process, each with watchers on its settings, and some machines allow 128 in all: they look now
/// and then instead.
/// </summary>
internal static class WithoutFileWatchers
{
    [ModuleInitializer]
    public static void Set() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
}
