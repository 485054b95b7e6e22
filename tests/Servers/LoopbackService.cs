using System.Net;

namespace OrderGrains.Tests.Servers;

/// <summary>An HTTP service on a free port that answers one request after another until it is disposed.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Func<HttpListenerContext, CancellationToken, Task> answer;
    private readonly Task serving;

    /// <param name="answer">Answers a request; one that fails because its client is gone is let go.</param>
    public LoopbackService(Func<HttpListenerContext, CancellationToken, Task> answer)
    {
        this.answer = answer;
        Address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Once or more often.</summary>
    public async ValueTask DisposeAsync()
    {
        if (serving.IsCompleted)
        {
            return;
        }

        await stop.CancelAsync();
        await serving;
        listener.Close();
        stop.Dispose();
    }

    // The wait ends by its token: a listener that is closed just as it begins to wait leaves that wait unanswered.
    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await answer(await listener.GetContextAsync().WaitAsync(stop.Token), stop.Token).WaitAsync(stop.Token);
            }
            catch (Exception failure)
                when (failure is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                continue;
            }
        }
    }
}
