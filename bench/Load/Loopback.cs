using System.Net;

namespace OrderGrains.Bench;

/// <summary>Load is put on this machine only.</summary>
public static class Loopback
{
    /// <summary>The address of a loopback server.</summary>
    /// <exception cref="ArgumentException">The server is elsewhere, or not spoken to over plain HTTP.</exception>
    public static IPEndPoint Resolve(Uri server)
    {
        bool local = server.Host == "localhost" || (IPAddress.TryParse(server.Host, out IPAddress? given)
            && IPAddress.IsLoopback(given));
        if (!local || server.Scheme != Uri.UriSchemeHttp)
        {
            throw new ArgumentException(
                $"Load goes to http on a loopback address only, not to {server}.", nameof(server));
        }

        IPAddress address = server.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(server.Host);
        return new IPEndPoint(address, server.Port);
    }
}
