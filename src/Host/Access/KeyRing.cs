using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Reviews.Host.Access;

/// <summary>The keys of cookies and form tokens, kept under the data folder.</summary>
internal static class KeyRing
{
    private const UnixFileMode OnlyOurs = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void AddKeyRing(this IServiceCollection services, string dataFolder, KeyOptions options)
    {
        var folder = new DirectoryInfo(Path.Join(dataFolder, "keys"));
        var ring = services.AddDataProtection().SetApplicationName("reviews").PersistKeysToFileSystem(folder);
        if (options.Certificate() is { } certificate)
            ring.ProtectKeysWithCertificate(certificate);
        else
            // Said outright, so that it is a choice and no warning: docs/adr/0007-keys-at-rest.md.
            services.Configure<KeyManagementOptions>(management => management.XmlEncryptor = new NullXmlEncryptor());
    }

    /// <summary>Before a key is written: nobody but the account that serves may read the folder or what is in it.</summary>
    public static void Close(string dataFolder)
    {
        var folder = Path.Join(dataFolder, "keys");
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder, OnlyOurs | UnixFileMode.UserExecute);
        foreach (var key in Directory.EnumerateFiles(folder))
            File.SetUnixFileMode(key, OnlyOurs);
    }
}
