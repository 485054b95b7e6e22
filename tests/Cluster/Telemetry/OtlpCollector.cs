using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Tests.Cluster;

/// <summary>Takes OTLP over HTTP in protobuf, as a collector does, and keeps what it was sent.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> requests = new();
    private readonly Task serving;

    public OtlpCollector()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The spans so far.</summary>
    public IReadOnlyList<ExportedSpan> Spans =>
    [
        .. BodiesOf("traces")
            .SelectMany(static request => ProtobufMessage.Values(request, 1))
            .SelectMany(static resource => ProtobufMessage.Values(resource, 2))
            .SelectMany(static scope => ProtobufMessage.Values(scope, 2))
            .Select(ExportedSpan.Read),
    ];

    /// <summary>What was sent of a signal.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> BodiesOf(string signal) =>
        requests.Where(request => request.Path == $"/v1/{signal}")
            .Select(request => (ReadOnlyMemory<byte>)request.Body);

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext call = await listener.GetContextAsync();
                var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                requests.Enqueue((call.Request.Url!.AbsolutePath, body.ToArray()));
                call.Response.ContentType = "application/x-protobuf";
                call.Response.Close();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                // The listener is closed, or one client is gone; the loop's condition tells which.
                continue;
            }
        }
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
