using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A network inside the process: its delays and faults come from the seed, its time from the virtual clock, and its
/// work runs on the given turns.
/// </summary>
internal sealed class SimulatedNetwork(TurnScheduler turns, TimeProvider time, Random random) : INetwork
{
    private readonly Dictionary<int, SimulatedListener> listeners = [];
    private readonly List<SimulatedLink> links = [];
    private int lastPort = 20_000;

    public NetworkFaults Faults { get; set; } = NetworkFaults.None;

    /// <summary>Ports whose silos can neither be reached nor answer; nobody is told.</summary>
    public HashSet<int> Isolated { get; } = [];

    public TurnScheduler Turns => turns;

    public TimeProvider Time => time;

    public IReadOnlyList<SimulatedLink> Links => links;

    public ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken)
    {
        int taken = port == 0 ? ++lastPort : port;
        if (listeners.ContainsKey(taken))
        {
            throw new IOException($"Port {taken} is taken.");
        }

        SimulatedListener listener = new(taken, () => listeners.Remove(taken));
        listeners.Add(taken, listener);
        return ValueTask.FromResult<INetworkListener>(listener);
    }

    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay(), time, cancellationToken);
        if (Isolated.Contains(port))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        if (!listeners.TryGetValue(port, out SimulatedListener? listener) || Happens(Faults.RefusePercent))
        {
            throw new IOException($"Nobody listens on port {port}.");
        }

        SimulatedLink link = new(this, port);
        links.Add(link);
        turns.Schedule(new SimulatedStep(() => listener.Take(link.Server)));
        return link.Client;
    }

    /// <summary>Cuts all connections.</summary>
    public void CutAll()
    {
        foreach (SimulatedLink link in links)
        {
            link.Cut();
        }
    }

    internal TimeSpan Delay() => Faults.LongestDelay * random.NextDouble();

    internal bool Happens(int percent) => percent > 0 && random.Next(100) < percent;

    internal int PartOf(int length) => random.Next(length + 1);
}
