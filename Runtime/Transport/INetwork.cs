namespace OrderGrains.Runtime;

/// <summary>
/// What carries bytes between silos: TCP, or the simulated network of a test. Its streams take one read and one write
/// at a time; disposing one ends both with an <see cref="IOException"/> or <see cref="ObjectDisposedException"/>.
/// </summary>
public interface INetwork
{
    /// <summary>Begins to take connections.</summary>
    /// <param name="host">The name or address to listen on.</param>
    /// <param name="port">The port; 0 takes any that is free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The port is taken, or not to be had.</exception>
    ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken);

    /// <summary>Connects.</summary>
    /// <param name="host">The name or address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">Nobody is there.</exception>
    ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}
