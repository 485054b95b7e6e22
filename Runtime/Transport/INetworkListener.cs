namespace OrderGrains.Runtime;

/// <summary>Takes connections. Disposing it ends a waiting <see cref="AcceptAsync"/>.</summary>
public interface INetworkListener : IDisposable
{
    /// <summary>The port that it listens on.</summary>
    int Port { get; }

    /// <summary>Waits for the next connection; null: the listener was disposed.</summary>
    /// <exception cref="IOException">This connection failed; the next one may not.</exception>
    ValueTask<Stream?> AcceptAsync(CancellationToken cancellationToken);
}
