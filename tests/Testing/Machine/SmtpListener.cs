using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reviews.Testing.Machine;

/// <summary>
/// A mail server on a real loopback socket, as much of it as one client needs: it keeps what it was handed, offers no
/// TLS, and can be told its mood with each client. A client that is killed in the middle leaves it as it was.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private static readonly TimeSpan ClosedFor = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<string> envelopes = new();
    private readonly ConcurrentQueue<string> messages = new();
    private readonly ConcurrentQueue<string> unanswered = new();
    private readonly Task accepting;
    private readonly Func<SmtpMood> mood;
    private Socket listening = Bound(0);

    public SmtpListener()
        : this(() => SmtpMood.Takes)
    {
    }

    /// <param name="mood">Asked before each client, and again after each time its port was closed.</param>
    public SmtpListener(Func<SmtpMood> mood)
    {
        this.mood = mood;
        Port = ((IPEndPoint)listening.LocalEndPoint!).Port;
        listening.Listen();
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public string? RefusedRecipient { get; init; }

    /// <summary>Awaited with the number of messages accepted so far, while the answer to the latest is on its way.</summary>
    public Func<int, Task> Accepted { get; init; } = _ => Task.CompletedTask;

    /// <summary>The MAIL and RCPT commands, as they came.</summary>
    public IReadOnlyList<string> Envelopes => [.. envelopes];

    /// <summary>Each message it has accepted with its headers, as it came, dots unstuffed.</summary>
    public IReadOnlyList<string> Messages => [.. messages];

    /// <summary>Those that it read whole and dropped without an answer.</summary>
    public IReadOnlyList<string> Unanswered => [.. unanswered];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        // It may be between two clients: it stops listening only once nothing asks it for the next.
        await accepting;
        listening.Dispose();
        stopping.Dispose();
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var next = mood();
                if (next == SmtpMood.RefusesConnections)
                    await CloseForAWhileAsync();
                else
                    talks.Add(MeetAsync(await listening.AcceptAsync(stopping.Token), next));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(talks);
    }

    // The port stays ours, bound and not listened on: whoever knocks is refused by the machine itself.
    private async Task CloseForAWhileAsync()
    {
        listening.Dispose();
        listening = Bound(Port);
        await Task.Delay(ClosedFor, stopping.Token);
        listening.Listen();
    }

    private async Task MeetAsync(Socket client, SmtpMood now)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            await TalkAsync(stream, now);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The test is over, or its client went away.
        }
    }

    private async Task TalkAsync(NetworkStream stream, SmtpMood now)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        if (now == SmtpMood.SaysNothing)
        {
            await reader.ReadToEndAsync(stopping.Token);
            return;
        }

        await SayAsync("220 loopback");
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "MAIL" or "RCPT") envelopes.Enqueue(line);
            if (verb == "DATA")
            {
                await SayAsync("354 go on");
                if (await ReadDataAsync(reader) is not { } message) return;
                if (now == SmtpMood.DropsAfterData)
                {
                    unanswered.Enqueue(message);
                    return;
                }

                messages.Enqueue(message);
                await Accepted(messages.Count);
            }

            await SayAsync(verb switch
            {
                "QUIT" => "221 bye",
                "RCPT" when now == SmtpMood.AnswersLater => "451 try again later",
                "RCPT" when RefusedRecipient is { } refused && line.Contains(refused, StringComparison.Ordinal) => "550 no such mailbox",
                "HELO" or "EHLO" or "MAIL" or "RCPT" or "DATA" or "RSET" => "250 ok",
                _ => "502 not known",
            });
            if (verb == "QUIT") return;
        }

        async Task SayAsync(string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stopping.Token);
    }

    /// <summary>Null when the client went away before its end.</summary>
    private async Task<string?> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            if (line == ".") return data.ToString();
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return null;
    }
}
