using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A network inside the process: its delays and faults come from the seed, its time from the virtual clock, and its
/// work runs on the given turns.
/// </summary>
internal sealed class SimulatedNetwork(TurnScheduler turns, TimeProvider time, Random random) : INetwork
{
    private static readonly TimeSpan PartedPause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<int, SimulatedListener> listeners = [];
    private readonly List<SimulatedLink> links = [];
    private int lastPort = 20_000;

    public NetworkFaults Faults { get; set; } = NetworkFaults.None;

    /// <summary>Ports whose silos can neither be reached nor answer; nobody is told.</summary>
    public HashSet<int> Isolated { get; } = [];

    /// <summary>
    /// Who cannot reach whom at the moment, by name and in one direction. What is sent meanwhile arrives once the way
    /// is free again, if its connection still stands.
    /// </summary>
    public HashSet<(string From, string To)> Parted { get; } = [];

    public TurnScheduler Turns => turns;

    public TimeProvider Time => time;

    public IReadOnlyList<SimulatedLink> Links => links;

    public ValueTask<INetworkListener> ListenAsync(string host, int port, CancellationToken cancellationToken) =>
        Listen("", port);

    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        ConnectAsync("", time, port, cancellationToken);

    public ValueTask<INetworkListener> Listen(string owner, int port)
    {
        int taken = port == 0 ? ++lastPort : port;
        if (listeners.ContainsKey(taken))
        {
            throw new IOException($"Port {taken} is taken.");
        }

        SimulatedListener listener = new(taken, () => listeners.Remove(taken)) { Owner = owner };
        listeners.Add(taken, listener);
        return ValueTask.FromResult<INetworkListener>(listener);
    }

    public async ValueTask<Stream> ConnectAsync(
        string from, TimeProvider clock, int port, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay(), clock, cancellationToken);
        if (Isolated.Contains(port))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }

        while (listeners.TryGetValue(port, out SimulatedListener? wanted) && IsParted(from, wanted.Owner))
        {
            await Task.Delay(PartedPause, clock, cancellationToken);
        }

        if (!listeners.TryGetValue(port, out SimulatedListener? listener) || Happens(Faults.RefusePercent))
        {
            throw new IOException($"Nobody listens on port {port}.");
        }

        SimulatedLink link = new(this, port, from, listener.Owner);
        links.RemoveAll(static old => old.IsOver);
        links.Add(link);
        turns.Schedule(new SimulatedStep(() => listener.Take(link.Server)));
        return link.Client;
    }

    /// <summary>The process of a name is gone: its ports are free, and whoever was connected to it is told.</summary>
    public void Kill(string name)
    {
        foreach (SimulatedListener listener in listeners.Values.Where(listener => listener.Owner == name).ToArray())
        {
            listener.Dispose();
        }

        foreach (SimulatedLink link in links.Where(link => link.Involves(name)))
        {
            link.Cut();
        }
    }

    /// <summary>Everybody reaches everybody again, and what was held back arrives.</summary>
    public void Heal()
    {
        Parted.Clear();
        foreach (SimulatedLink link in links)
        {
            link.Resume();
        }
    }

    /// <summary>Cuts all connections.</summary>
    public void CutAll()
    {
        foreach (SimulatedLink link in links)
        {
            link.Cut();
        }
    }

    internal bool IsParted(string from, string to) => Parted.Count > 0 && Parted.Contains((from, to));

    internal TimeSpan Delay() => Faults.LongestDelay * random.NextDouble();

    internal bool Happens(int percent) => percent > 0 && random.Next(100) < percent;

    internal int PartOf(int length) => random.Next(length + 1);
}
