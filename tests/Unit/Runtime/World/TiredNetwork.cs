using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>A network whose listeners fail as often as they are told to.</summary>
internal sealed class TiredNetwork(INetwork inner, Queue<Exception> failures) : INetwork
{
    public async ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken) =>
        new Listener(await inner.ListenAsync(host, port, cancellationToken), failures);

    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        inner.ConnectAsync(host, port, cancellationToken);

    private sealed class Listener(INetworkListener inner, Queue<Exception> failures) : INetworkListener
    {
        public int Port => inner.Port;

        public ValueTask<Stream?> AcceptAsync(CancellationToken cancellationToken) =>
            failures.TryDequeue(out Exception? failure) ? throw failure : inner.AcceptAsync(cancellationToken);

        public void Dispose() => inner.Dispose();
    }
}
