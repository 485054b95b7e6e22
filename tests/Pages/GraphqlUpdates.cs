using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Tests;

/// <summary>What a subscription tells, one after the other.</summary>
internal sealed class GraphqlUpdates : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly Func<CancellationToken, Task<string>> read;
    private readonly IDisposable[] owned;

    private GraphqlUpdates(Func<CancellationToken, Task<string>> read, params IDisposable[] owned)
    {
        this.read = read;
        this.owned = owned;
    }

    public static GraphqlUpdates OfEvents(HttpResponseMessage answer, Stream events)
    {
        StreamReader reader = new(events);
        return new GraphqlUpdates(cancellationToken => ReadFrameAsync(reader, cancellationToken), reader, answer);
    }

    public static GraphqlUpdates OfSocket(ClientWebSocket socket) => new(
        async cancellationToken =>
        {
            using JsonDocument message = JsonDocument.Parse(await ReceiveAsync(socket, cancellationToken));
            return message.RootElement.TryGetProperty("payload", out JsonElement payload) ? payload.GetRawText() : "";
        },
        socket);

    /// <summary>The next message of a socket.</summary>
    public static async Task<string> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken = default)
    {
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, cancellationToken);
        Assert.True(received.EndOfMessage, $"The socket ended: {received.CloseStatusDescription}");
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    /// <summary>The status in the next update of a field.</summary>
    public async Task<string> NextStatusAsync(string field)
    {
        using CancellationTokenSource bound = new(Bound);
        while (true)
        {
            string text = await read(bound.Token);
            if (text.Length > 0)
            {
                using JsonDocument reply = JsonDocument.Parse(text);
                Assert.True(reply.RootElement.TryGetProperty("data", out JsonElement data), $"Told was {text}");
                return data.GetProperty(field).GetProperty("status").GetString()!;
            }
        }
    }

    /// <summary>Reads on until a status is told.</summary>
    public async Task<string> UntilStatusAsync(string field, string awaited)
    {
        string seen = "";
        for (int updates = 0; updates < 100 && seen != awaited; updates++)
        {
            seen = await NextStatusAsync(field);
        }

        return seen;
    }

    public ValueTask DisposeAsync()
    {
        foreach (IDisposable each in owned)
        {
            each.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The data of the next frame; empty: it has none.</summary>
    private static async Task<string> ReadFrameAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        StringBuilder data = new();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                return data.ToString();
            }

            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data.Append(line.AsSpan("data:".Length).Trim());
            }
        }

        throw new EndOfStreamException("The subscription ended.");
    }
}
