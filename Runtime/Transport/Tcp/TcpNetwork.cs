using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Runtime;

/// <summary>Connections over TCP.</summary>
public sealed class TcpNetwork : INetwork
{
    /// <summary>How many connections may wait to be taken.</summary>
    private const int Backlog = 128;

    /// <inheritdoc/>
    public async ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            IPAddress address = await ResolveAsync(host, cancellationToken);
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return new TcpNetworkListener(socket);
        }
        catch (SocketException failure)
        {
            socket?.Dispose();
            throw new IOException($"Cannot listen on {host}:{port}: {failure.SocketErrorCode}.", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            IPAddress address = await ResolveAsync(host, cancellationToken);
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException failure)
        {
            socket?.Dispose();
            throw new IOException($"Cannot connect to {host}:{port}: {failure.SocketErrorCode}.", failure);
        }
        catch (OperationCanceledException)
        {
            socket?.Dispose();
            throw;
        }
    }

    private static async ValueTask<IPAddress> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
        {
            return address;
        }

        IPAddress[] found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        return found.FirstOrDefault(static item => item.AddressFamily == AddressFamily.InterNetwork)
            ?? found.FirstOrDefault()
            ?? throw new IOException($"{host} has no address.");
    }
}
