using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// Life: 1. <see cref="StartAsync"/> listens; 2. <see cref="DrainAsync"/> takes no more calls and waits for those that
/// run; then the runtime stops; 3. <see cref="StopAsync"/> closes what is left.
/// </summary>
public sealed partial class SiloTransport : IThreadPoolWorkItem
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(50);

    // Others close their connections within a sweep of hearing that this silo leaves; one that hangs is not waited for.
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private IGrainLocator? locator;
    private INetworkListener? listener;
    private ITimer? clock;
    private Signal? idle;
    private int isSweeping;
    private volatile bool isLeaving;
    private long leavingSince;
    private long lastNumber;
    private volatile bool isStopped;

    /// <summary>Begins to take calls of other silos; a client only begins to look after its own.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The port is taken, or not to be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        locator = Runtime.Locator;
        locator.Changed += OnLocationsChanged;
        clock = Time.CreateTimer(
            static state => ((SiloTransport)state!).Elapsed(), this, SweepInterval, Timeout.InfiniteTimeSpan);
        if (Options.Address is { } wanted)
        {
            string host = Options.ListenHost ?? wanted.Host;
            listener = await Network.ListenAsync(host, wanted.Port, cancellationToken);
            Address = wanted with { Port = listener.Port };
            LogListening(logger, Address);
            BackgroundWork.Start(Scheduler, AcceptAsync);
        }
    }

    /// <summary>
    /// Takes no more calls of other silos, which try elsewhere, and waits until those are answered that it has taken
    /// and the others, who then have no more, have closed their connections. Calls to other silos go on. Repeating it
    /// waits again.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait early, as the time-out does.</param>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        leavingSince = isLeaving ? leavingSince : Time.GetTimestamp();
        isLeaving = true;
        listener?.Dispose();
        foreach (SiloConnection connection in InOrder(inbound.Keys))
        {
            connection.Leave();
        }

        using CancellationTokenSource timeout = new(Options.StopTimeout, Time);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Signal signal = new();
        using (either.Token.Register(() => Scheduler.Schedule(signal)))
        {
            Volatile.Write(ref idle, signal);
            Elapsed();
            await signal.Happened;
        }
    }

    /// <summary>
    /// Closes all connections, after <see cref="DrainAsync"/>; what has no answer by then fails.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for calls early, as the time-out does.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!isStopped)
        {
            await DrainAsync(cancellationToken);
            Dispose();
        }
    }

    /// <summary>Closes all connections at once.</summary>
    public void Dispose()
    {
        isStopped = true;
        if (locator is not null)
        {
            locator.Changed -= OnLocationsChanged;
        }

        stop.Cancel();
        listener?.Dispose();
        clock?.Dispose();
        foreach (Peer peer in peers.Values.OrderBy(static peer => peer.Number))
        {
            peer.End("the host has stopped");
        }

        foreach (SiloConnection connection in InOrder(inbound.Keys.Concat(outbound.Keys)))
        {
            connection.Close("the host has stopped");
        }

        parked.Fail("the host has stopped");
    }

    /// <summary>Looks after connections and calls that wait; called by the scheduler only.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (isStopped || Interlocked.Exchange(ref isSweeping, 1) != 0)
        {
            return;
        }

        Sweep(Time.GetTimestamp());
        Volatile.Write(ref isSweeping, 0);
        if (isLeaving && IsDrained())
        {
            Interlocked.Exchange(ref idle, null)?.Execute();
        }

        clock?.Change(SweepInterval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next number, for a connection or a peer.</summary>
    internal long NextNumber() => Interlocked.Increment(ref lastNumber);

    /// <summary>Takes note that a connection to another silo stands.</summary>
    internal void OnOpened(SiloConnection connection) => outbound[connection] = 0;

    /// <summary>Takes note that a connection has ended.</summary>
    internal void OnClosed(SiloConnection connection, Peer? peer, string reason)
    {
        LogClosed(logger, connection.PeerName, reason);
        inbound.TryRemove(connection, out _);
        outbound.TryRemove(connection, out _);
        peer?.OnClosed(connection, reason);
    }

    /// <summary>Takes note that a silo cannot be reached.</summary>
    internal void OnUnreachable(SiloAddress silo, string reason) => LogUnreachable(logger, silo, reason);

    /// <summary>Takes note that somebody has sent something unreadable.</summary>
    internal void OnRubbish(string peer, WireFormatException failure) => LogRubbish(logger, peer, failure.Message);

    /// <summary>Takes note that a connection has failed in a way that nobody foresaw.</summary>
    internal void OnFault(string peer, Exception failure) => LogFault(logger, peer, failure);

    private void Sweep(long now)
    {
        foreach (SiloConnection connection in InOrder(inbound.Keys.Concat(outbound.Keys)))
        {
            connection.Sweep(now);
        }

        parked.Sweep(now);
        foreach ((SiloAddress silo, Peer peer) in peers)
        {
            if (peer.IsForgotten(now))
            {
                peers.TryRemove(silo, out _);
            }
        }
    }

    // What is done to all of them is done in one order, whatever their hash codes are in this process.
    private static IEnumerable<SiloConnection> InOrder(IEnumerable<SiloConnection> connections) =>
        connections.OrderBy(static connection => connection.Number);

    private bool IsDrained() => inbound.IsEmpty
        || (Time.GetElapsedTime(leavingSince) > LongestGoodbye
            && inbound.Keys.All(static connection => connection.Outstanding == 0));

    private void OnLocationsChanged() => Scheduler.Schedule(parked);

    private void Elapsed() => Scheduler.Schedule(this);
}
