using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Runtime;

/// <summary>Takes TCP connections.</summary>
internal sealed class TcpNetworkListener(Socket socket) : INetworkListener
{
    public int Port { get; } = ((IPEndPoint)socket.LocalEndPoint!).Port;

    public async ValueTask<Stream?> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            Socket accepted = await socket.AcceptAsync(cancellationToken);
            accepted.NoDelay = true;
            return new NetworkStream(accepted, ownsSocket: true);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.OperationAborted)
        {
            return null;
        }
        catch (SocketException failure)
        {
            throw new IOException($"A connection could not be taken: {failure.SocketErrorCode}.", failure);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose() => socket.Dispose();
}
