using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Reviews.Testing.Machine;

/// <summary>
/// Ports for servers in processes of their own, also for what is killed and started again on the same address. They lie below those that a system hands out by itself (from
/// 32768 on Linux, 49152 elsewhere): one of these could be another test's by the time it is wanted back, and that would answer.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Taken = new();

    /// <returns>One that nobody listens on now, and that this process has not given out before.</returns>
    public static int Take()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (IsFree(port) && Taken.TryAdd(port, true))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
