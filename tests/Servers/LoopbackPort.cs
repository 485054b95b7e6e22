using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Tests.Servers;

/// <summary>
/// Finds ports of the loopback for servers that are told theirs. Below those that the system gives to whoever connects
/// anywhere: one of these may be taken before its server gets to listen.
/// </summary>
internal static class LoopbackPort
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int MaxTries = 1_000;

    /// <summary>One that was free a moment ago.</summary>
    public static int Free()
    {
        for (int tried = 0; tried < MaxTries; tried++)
        {
            int port = Random.Shared.Next(First, Last);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Of {MaxTries} ports from {First} to {Last} none was free.");
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
