using System.Collections.Concurrent;
using System.Net;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Cluster;

/// <summary>Takes OTLP over HTTP in protobuf, as a collector does, and keeps what it was sent.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> requests = new();
    private readonly LoopbackService service;

    public OtlpCollector() => service = new LoopbackService(TakeAsync);

    public Uri Address => service.Address;

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

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private async Task TakeAsync(HttpListenerContext call, CancellationToken stop)
    {
        var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body, stop);
        requests.Enqueue((call.Request.Url!.AbsolutePath, body.ToArray()));
        call.Response.ContentType = "application/x-protobuf";
        call.Response.Close();
    }
}
