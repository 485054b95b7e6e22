using System.Net;
using System.Net.Sockets;

namespace OrderGrains.LocalCluster;

/// <summary>Ports of the loopback that nobody listens on at the moment.</summary>
public static class FreePort
{
    private const int Neighbours = 50;

    /// <summary>Whether nobody listens on a port.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The first free port from a preferred one on; any free one when its neighbours are taken too.</summary>
    /// <param name="preferred">Where to begin.</param>
    /// <param name="taken">Ports that are promised to others.</param>
    public static int Near(int preferred, IReadOnlyCollection<int> taken)
    {
        int last = Math.Min(preferred + Neighbours, ushort.MaxValue);
        for (int port = preferred; port <= last; port++)
        {
            if (!taken.Contains(port) && IsFree(port))
            {
                return port;
            }
        }

        return Any();
    }

    /// <summary>A free port that the operating system chooses.</summary>
    public static int Any()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
