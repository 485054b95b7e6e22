using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>A port that is listened on.</summary>
internal sealed class SimulatedListener(int port, Action forget) : INetworkListener
{
    private readonly Queue<Stream> waiting = [];
    private TaskCompletionSource<Stream?>? accepting;
    private bool isDisposed;

    public int Port => port;

    /// <summary>Whose port it is; empty: nobody's in particular.</summary>
    public string Owner { get; init; } = "";

    public void Take(Stream stream)
    {
        if (isDisposed)
        {
            stream.Dispose();
        }
        else if (accepting is { } waiter)
        {
            accepting = null;
            waiter.SetResult(stream);
        }
        else
        {
            waiting.Enqueue(stream);
        }
    }

    public async ValueTask<Stream?> AcceptAsync(CancellationToken cancellationToken)
    {
        if (isDisposed)
        {
            return null;
        }

        if (waiting.TryDequeue(out Stream? stream))
        {
            return stream;
        }

        accepting = new TaskCompletionSource<Stream?>();
        return await accepting.Task;
    }

    public void Dispose()
    {
        isDisposed = true;
        forget();
        accepting?.TrySetResult(null);
    }
}
