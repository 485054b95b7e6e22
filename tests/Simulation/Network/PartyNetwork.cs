using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>The network as one process has it: what it listens on and connects to is known to be its own.</summary>
internal sealed class PartyNetwork(SimulatedNetwork network, string name, TimeProvider time) : INetwork
{
    public ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken) =>
        network.Listen(name, port);

    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        network.ConnectAsync(name, time, port, cancellationToken);
}
