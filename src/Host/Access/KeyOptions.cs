using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reviews.Host.Access;

/// <summary>What protects the keys of cookies and form tokens where they lie: the settings' section <c>Keys</c>.</summary>
internal sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>A PKCS#12 file (.pfx) with its private key, outside the data folder; empty: only the rights of the file system protect them.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>From the environment or a secret store; never in a committed file.</summary>
    public string CertificatePassword { get; set; } = "";

    public static KeyOptions Read(IConfiguration settings) => settings.GetSection(Section).Get<KeyOptions>() ?? new KeyOptions();

    /// <summary>The certificate; null when none is set.</summary>
    /// <exception cref="CryptographicException">When the file is none, or the password is not its own.</exception>
    public X509Certificate2? Certificate() => CertificateFile.Length == 0 ? null : X509CertificateLoader.LoadPkcs12FromFile(CertificateFile, CertificatePassword);

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        try
        {
            using var certificate = Certificate();
            return certificate is null or { HasPrivateKey: true } ? [] : [$"Expected {Section}:{nameof(CertificateFile)} to hold a private key, but {CertificateFile} holds none."];
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [$"Expected {Section}:{nameof(CertificateFile)} to be a PKCS#12 file that opens with {Section}:{nameof(CertificatePassword)}, but {CertificateFile} does not: {unreadable.Message}"];
        }
    }
}
