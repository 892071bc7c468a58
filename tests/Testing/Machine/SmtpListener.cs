using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reviews.Testing.Machine;

/// <summary>
/// A mail server on a real loopback socket, as much of it as one client needs: it keeps what it was handed, offers no
/// TLS, and can be told to refuse recipients or to say nothing at all.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<string> envelopes = [];
    private readonly List<string> messages = [];
    private readonly Task accepting;

    public SmtpListener()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsSilent { get; init; }

    public string? RefusedRecipient { get; init; }

    /// <summary>The MAIL and RCPT commands, as they came.</summary>
    public IReadOnlyList<string> Envelopes => envelopes;

    /// <summary>Each message with its headers, as it came, dots unstuffed.</summary>
    public IReadOnlyList<string> Messages => messages;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        // It may be between two clients: it stops listening only once nothing asks it for the next.
        await accepting;
        listener.Stop();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
        {
            // The test is over, or its client went away.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        if (IsSilent) await Task.Delay(Timeout.Infinite, stopping.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await SayAsync("220 loopback");
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "MAIL" or "RCPT") envelopes.Add(line);
            if (verb == "DATA")
            {
                await SayAsync("354 go on");
                messages.Add(await ReadDataAsync(reader));
            }

            await SayAsync(verb switch
            {
                "QUIT" => "221 bye",
                "RCPT" when RefusedRecipient is { } refused && line.Contains(refused, StringComparison.Ordinal) => "550 no such mailbox",
                "HELO" or "EHLO" or "MAIL" or "RCPT" or "DATA" or "RSET" => "250 ok",
                _ => "502 not known",
            });
            if (verb == "QUIT") return;
        }

        async Task SayAsync(string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stopping.Token);
    }

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return data.ToString();
    }
}
