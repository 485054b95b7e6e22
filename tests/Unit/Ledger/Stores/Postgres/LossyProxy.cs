using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>What a <see cref="LossyProxy"/> does with the next message.</summary>
internal enum Loss
{
    None,
    Question,
    Answer,
}

/// <summary>
/// Stands between a store and its server, and cuts the connection once: before it passes the question on, or when the
/// server has answered it.
/// </summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private const int BufferSizeBytes = 64 << 10;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _next;

    internal LossyProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Loses the next question, or its answer.</summary>
    internal void LoseNext(Loss loss) => Interlocked.Exchange(ref _next, (int)loss);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        List<Task> relays = [];
        try
        {
            while (true)
            {
                relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using TcpClient server = new();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            Task ended = await Task.WhenAny(
                PassAsync(client, server, Loss.Question), PassAsync(server, client, Loss.Answer));
            await ended;
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, Loss loss)
    {
        byte[] buffer = new byte[BufferSizeBytes];
        try
        {
            int count = await from.GetStream().ReadAsync(buffer);
            while (count > 0 && Interlocked.CompareExchange(ref _next, 0, (int)loss) != (int)loss)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
                count = await from.GetStream().ReadAsync(buffer);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            TestContext.Current.SendDiagnosticMessage("A connection ended: {0}", exception.Message);
        }
    }
}
