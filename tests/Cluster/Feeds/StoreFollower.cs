using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using OrderGrains.Tests.Feeds;

namespace OrderGrains.Tests.Cluster.Feeds;

/// <summary>
/// Follows a store as a page does: opens the stream, and when it ends or cannot be opened, comes back with the last id.
/// </summary>
internal sealed class StoreFollower : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<(string Order, string Kind, long Sequence)> seen = new();
    private readonly string path;
    private readonly Task running;
    private Uri address;

    public StoreFollower(Uri address, string path)
    {
        this.address = address;
        this.path = path;
        running = RunAsync();
    }

    /// <summary>Done once it is told that what happens now is sent.</summary>
    public Task Ready => ready.Task;

    /// <summary>What it was told, in that order: the order, whose event, its number.</summary>
    public IReadOnlyList<(string Order, string Kind, long Sequence)> Seen => [.. seen];

    /// <summary>How often it had to come back.</summary>
    public int Returns { get; private set; }

    /// <summary>From the next opening on it asks there.</summary>
    public void Move(Uri to) => Volatile.Write(ref address, to);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        string? last = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                last = await FollowAsync(last);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                // The server is gone: it is asked again, as after an end.
                Assert.False(failure is HttpRequestException { StatusCode: HttpStatusCode.Gone }, failure.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Returns++;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<string?> FollowAsync(string? last)
    {
        using HttpClient client = new() { BaseAddress = Volatile.Read(ref address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Last-Event-ID", last is null ? [] : [last]);
        using HttpResponseMessage answer =
            await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        answer.EnsureSuccessStatusCode();
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        try
        {
            while (await events.ReadAsync(stop.Token) is { } happened)
            {
                Take(happened);
            }
        }
        catch (IOException)
        {
            // It broke off: what came before that counts.
            return events.LastId ?? last;
        }

        return events.LastId ?? last;
    }

    private void Take(SseEvent happened)
    {
        if (happened.Name == "ready")
        {
            ready.TrySetResult();
            return;
        }

        using JsonDocument body = JsonDocument.Parse(happened.Data);
        JsonElement root = body.RootElement;
        string kind = happened.Name.StartsWith("refund.", StringComparison.Ordinal)
            ? "payment"
            : happened.Name.Split('.')[0];
        seen.Enqueue((root.GetProperty("subject").GetString()!, kind, root.GetProperty("sequence").GetInt64()));
    }
}
