using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Reviews.Testing.Machine;

/// <summary>An authenticator app on the telephone of a test: RFC 6238 written out, so that it is another reading than the application's own.</summary>
public sealed partial class Authenticator : IDisposable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] secret;
    private readonly SemaphoreSlim turns = new(1, 1);
    private long last;

    private Authenticator(string account, string key)
    {
        Account = account;
        secret = Bytes(key);
    }

    /// <summary>What the app shows it under: the person's address.</summary>
    public string Account { get; }

    // Codes live by the machine's clock, here as in the application: there is no other to hand in.
#pragma warning disable RS0030
    public static long StepNow => SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() / 30;
#pragma warning restore RS0030

    /// <summary>The one that the link of a set-up page adds.</summary>
    public static Authenticator From(string page)
    {
        var link = Link().Match(WebUtility.HtmlDecode(page));
        return link.Success
            ? new Authenticator(Uri.UnescapeDataString(link.Groups["account"].Value), link.Groups["key"].Value)
            : throw new InvalidOperationException($"Expected a page with a link to an authenticator app, but it has none:\n{page}");
    }

    public void Dispose() => turns.Dispose();

    /// <summary>The code of that half-minute.</summary>
    public string CodeAt(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and every app: what is weak about SHA-1 does not touch HMAC.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return FormattableString.Invariant($"{number % 1_000_000:D6}");
    }

    /// <summary>A code that was not given out yet and counts now: as a person does, it waits for the next one where it must.</summary>
    public async Task<string> NextAsync()
    {
        await turns.WaitAsync();
        try
        {
            // The one before and the one after count too.
            var step = Math.Max(last + 1, StepNow - 1);
            while (step > StepNow + 1)
                await Task.Delay(200);
            last = step;
            return CodeAt(step);
        }
        finally
        {
            turns.Release();
        }
    }

    private static byte[] Bytes(string key)
    {
        var bits = key.Aggregate(BigInteger.Zero, (all, letter) => (all << 5) + Letters.IndexOf(letter, StringComparison.Ordinal));
        return bits.ToByteArray(isUnsigned: true, isBigEndian: true) is var found && found.Length < key.Length * 5 / 8
            ? [.. new byte[(key.Length * 5 / 8) - found.Length], .. found]
            : found;
    }

    [GeneratedRegex("otpauth://totp/Reviews:(?<account>[^?\"]+)\\?secret=(?<key>[A-Z2-7]+)", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
