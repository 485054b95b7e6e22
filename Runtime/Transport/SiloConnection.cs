namespace OrderGrains.Runtime;

/// <summary>
/// One connection to another silo, after the greeting. Who made it calls, the other side answers:
/// <code>
/// TrySend, Answer ──► send buffer ──► one write for all that waits ──► stream
/// stream ──► frames ──► calls go to their grains, in order; answers go to their callers
/// </code>
/// Safe to use from anywhere.
/// </summary>
internal sealed partial class SiloConnection
{
    /// <summary>A connection that is silent for so many keep-alive times is lost.</summary>
    private const int SilentTimes = 3;

    private readonly Lock gate = new();
    private readonly SiloTransport transport;
    private readonly Stream stream;
    private readonly Peer? peer;
    private readonly CallTable table;
    private readonly SendBuffer unsent = new();
    private bool isClosed;
    private bool isPeerLeaving;
    private long receivedAt;
    private long pingedAt;
    private volatile string? retirement;

    public SiloConnection(SiloTransport transport, Stream stream, string peerName, Peer? peer)
    {
        this.transport = transport;
        this.stream = stream;
        this.peer = peer;
        PeerName = peerName;
        Number = transport.NextNumber();
        table = new CallTable(transport.Options.MaxOutstandingCalls);
        routes = new RouteTable(transport.Runtime);
        receivedAt = transport.Time.GetTimestamp();
    }

    /// <summary>Who is on the other side.</summary>
    public string PeerName { get; }

    /// <summary>Its place among this transport's connections, in the order in which they were made.</summary>
    public long Number { get; }

    /// <summary>How many calls wait for an answer, from here or from the other side.</summary>
    public int Outstanding => peer is null ? Volatile.Read(ref serving) : table.Count;

    /// <summary>Begins to receive.</summary>
    public void Start() => BackgroundWork.Start(transport.Scheduler, ReceiveAsync);

    /// <summary>Tells the other side that this silo takes no more calls.</summary>
    public void Leave()
    {
        isLeaving = true;
        Post(FrameKind.Leaving, 0, []);
    }

    /// <summary>
    /// Ends the connection. Calls that may have reached the other side fail; the others go another way. Repeating it
    /// does nothing.
    /// </summary>
    public void Close(string reason) => Close(reason, onlyIfIdle: false);

    /// <summary>Ends the connection as soon as no call waits for an answer, or the other side is silent.</summary>
    public void Retire(string reason)
    {
        retirement = reason;
        CloseIfRetired(transport.Time.GetTimestamp());
    }

    private void Close(string reason, bool onlyIfIdle)
    {
        List<(OutboundCall Call, long Batch)> left;
        long sent;
        lock (gate)
        {
            if (isClosed || (onlyIfIdle && table.Count > 0))
            {
                return;
            }

            isClosed = true;
            left = table.TakeAll();
            sent = unsent.Batch;
        }

        stream.Dispose();
        transport.OnClosed(this, peer, reason);
        foreach ((OutboundCall call, long batch) in left)
        {
            if (batch < sent)
            {
                call.Call.TryFail(new UnknownOutcomeException(
                    $"{call.Call.Method} of {call.Call.Target.GrainId}: the connection to {PeerName} was lost"
                    + $" before the answer came ({reason}). It was not sent again."));
            }
            else
            {
                transport.Park(call, reason);
            }
        }

        WakeReceiver();
    }

    /// <summary>Looks after time-outs and signs of life; called now and then, by one thread at a time.</summary>
    public void Sweep(long now)
    {
        FailExpired(now);
        CloseIfRetired(now);
        TimeSpan silence = SilenceAt(now);
        TimeSpan keepAlive = transport.Options.KeepAlive;
        if (silence > keepAlive * SilentTimes)
        {
            Close("the other side is silent");
        }
        else if (IsSendStuck(now))
        {
            Close("the other side takes nothing");
        }
        else if (silence > keepAlive && transport.Time.GetElapsedTime(pingedAt, now) > keepAlive)
        {
            pingedAt = now;
            Post(FrameKind.Ping, 0, []);
        }
    }

    /// <summary>What went over the connection.</summary>
    public ConnectionStatistics GetStatistics() => new(
        PeerName, peer is not null, Volatile.Read(ref calls), Outstanding, Volatile.Read(ref failures),
        Volatile.Read(ref bytesSent), Volatile.Read(ref bytesReceived), unsent.Length);

    /// <summary>The timestamp after some time.</summary>
    public long DeadlineIn(TimeSpan time) => transport.DeadlineIn(time);

    /// <summary>Whether a timestamp is past.</summary>
    public bool IsPast(long deadline) => transport.Time.GetTimestamp() > deadline;

    // Who leaves waits for this: what it has not read yet when it closes would be lost.
    private void CloseIfRetired(long now)
    {
        if (retirement is { } reason && SilenceAt(now) > transport.Options.KeepAlive)
        {
            Close(reason);
        }
        else if (retirement is not null || isPeerLeaving)
        {
            Close(retirement ?? "the other side is leaving", onlyIfIdle: true);
        }
    }

    private TimeSpan SilenceAt(long now) => transport.Time.GetElapsedTime(Volatile.Read(ref receivedAt), now);

    private void FailExpired(long now)
    {
        List<OutboundCall> expired = [];
        lock (gate)
        {
            table.TakeExpired(now, expired);
        }

        foreach (OutboundCall call in expired)
        {
            Interlocked.Increment(ref failures);
            call.Call.TryFail(new UnknownOutcomeException(
                $"{call.Call.Method} of {call.Call.Target.GrainId}: {PeerName} did not answer in time."));
        }
    }
}
