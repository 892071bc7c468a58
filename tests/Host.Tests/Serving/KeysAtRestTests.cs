using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reviews.Host.Tests.CommandLine;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

public sealed class KeysAtRestTests : IDisposable
{
    private const UnixFileMode OnlyOurs = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("reviews-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_a_certificate_nobody_else_may_read_them_and_nothing_is_warned_of()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        var keys = Path.Combine(running.DataFolder, "data", "keys");

        Directory.GetFiles(keys).Should().ContainSingle();
        running.Log.Should().NotContain("XML encryptor").And.NotContain("warn:");
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(keys).Should().Be(OnlyOurs | UnixFileMode.UserExecute);
        foreach (var key in Directory.GetFiles(keys))
            File.GetUnixFileMode(key).Should().Be(OnlyOurs);

        await running.KillAsync();
        File.SetUnixFileMode(keys, OnlyOurs | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await running.StartAgainAsync();
        File.GetUnixFileMode(keys).Should().Be(OnlyOurs | UnixFileMode.UserExecute, "each start sees to it");
    }

    [Fact]
    public async Task With_a_certificate_they_are_encrypted_and_are_read_again()
    {
        var file = Certificate("secret");
        (string, string)[] settings = [("Keys__CertificateFile", file), ("Keys__CertificatePassword", "secret")];
        await using var running = await RunningReviews.StartAsync("serve", settings);
        var key = Directory.GetFiles(Path.Combine(running.DataFolder, "data", "keys")).Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(key)).Should().Contain("EncryptedData").And.NotContain("<masterKey");

        await running.KillAsync();
        await running.StartAgainAsync();
        Directory.GetFiles(Path.GetDirectoryName(key)!).Should().Equal([key], "the one there is was read");
        running.Log.Should().NotContain("fail:").And.NotContain("warn:");
    }

    [Fact]
    public async Task A_certificate_that_does_not_open_refuses_the_start()
    {
        var run = await CommandLineRun.InAsync(folder, "", [("Keys__CertificateFile", Certificate("secret")), ("Keys__CertificatePassword", "other")], "serve", "--urls", "http://127.0.0.1:0");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("Expected Keys:CertificateFile to be a PKCS#12 file that opens with Keys:CertificatePassword").And.NotContain("   at ").And.NotContain("other");
    }

    private string Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = new CertificateRequest("CN=reviews", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(10));
        var file = Path.Combine(folder, "keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, password));
        return file;
    }
}
