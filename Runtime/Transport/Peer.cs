using System.Net.Sockets;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// Another silo that this one calls: connects when there is something to send, and again after the connection was lost.
/// Safe to use from anywhere.
/// </summary>
internal sealed class Peer(SiloTransport transport, SiloAddress address)
{
    /// <summary>How long nobody tries to connect after it has failed.</summary>
    private static readonly TimeSpan ConnectPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<OutboundCall> waiting = [];
    private SiloConnection? connection;
    private bool isConnecting;
    private bool isGone;
    private long pauseEnds;
    private string? obstacle;
    private long usedAt = transport.Time.GetTimestamp();

    /// <summary>The silo.</summary>
    public SiloAddress Address => address;

    /// <summary>Its place among this transport's peers, in the order in which they were first called.</summary>
    public long Number { get; } = transport.NextNumber();

    /// <summary>Sends a call, now or when the connection stands.</summary>
    public void Send(OutboundCall call)
    {
        SiloConnection? open = Volatile.Read(ref connection);
        if (open is null || !TrySend(open, call))
        {
            Wait(call, open);
        }
    }

    /// <summary>Takes note that a connection has ended.</summary>
    public void OnClosed(SiloConnection closed, string reason)
    {
        lock (gate)
        {
            if (ReferenceEquals(connection, closed))
            {
                connection = null;
                obstacle = reason;
            }
        }
    }

    /// <summary>Ends at once: what was sent fails, what was not goes another way.</summary>
    public void End(string reason)
    {
        Leave()?.Close(reason);
        ParkWaiting(reason);
    }

    /// <summary>The silo is gone for good: what it still answers is waited for, the rest goes another way.</summary>
    public void Retire(string reason)
    {
        Leave()?.Retire(reason);
        ParkWaiting(reason);
    }

    /// <summary>Whether there is no connection, and nobody has wanted one for long.</summary>
    public bool IsForgotten(long now)
    {
        lock (gate)
        {
            return connection is null && !isConnecting && transport.Time.GetElapsedTime(usedAt, now) > Memory;
        }
    }

    private SiloConnection? Leave()
    {
        lock (gate)
        {
            isGone = true;
            return connection;
        }
    }

    private bool TrySend(SiloConnection open, OutboundCall call)
    {
        switch (transport.TryWrite(open, call))
        {
            case SendResult.Sent:
                return true;
            case SendResult.Full:
                call.Call.TryFail(new GrainOverloadedException($"Too many calls wait for {address}."));
                return true;
            case SendResult.Leaving:
                transport.Park(call, $"{address} is stopping");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Keeps a call until a connection stands.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ended">A connection that has ended, whether or not it was noticed yet.</param>
    private void Wait(OutboundCall call, SiloConnection? ended)
    {
        Volatile.Write(ref usedAt, transport.Time.GetTimestamp());
        SendResult result;
        string? reason;
        SiloConnection? open;
        bool mustConnect = false;
        lock (gate)
        {
            // One may stand since the caller looked: a second one would never be closed.
            open = ReferenceEquals(connection, ended) ? null : connection;
            reason = obstacle ?? "the silo is gone";
            bool isPaused = !isConnecting && transport.Time.GetTimestamp() < pauseEnds;
            if (open is not null)
            {
                result = SendResult.Sent;
            }
            else if (isGone || isPaused)
            {
                result = SendResult.Closed;
            }
            else if (waiting.Count >= transport.Options.MaxOutstandingCalls)
            {
                result = SendResult.Full;
            }
            else
            {
                result = SendResult.Sent;
                waiting.Add(call);
                mustConnect = !isConnecting;
                isConnecting = true;
            }
        }

        if (open is not null)
        {
            if (!TrySend(open, call))
            {
                transport.Park(call, "the connection was lost");
            }
        }
        else if (result == SendResult.Closed)
        {
            transport.Park(call, reason);
        }
        else if (result == SendResult.Full)
        {
            call.Call.TryFail(new GrainOverloadedException($"Too many calls wait for {address}."));
        }
        else if (mustConnect)
        {
            BackgroundWork.Start(transport.Scheduler, ConnectAsync);
        }
    }

    private async Task ConnectAsync()
    {
        Stream? stream = null;
        try
        {
            using CancellationTokenSource timeout = new(transport.Options.ConnectTimeout, transport.Time);
            stream = await transport.Network.ConnectAsync(address.Host, address.Port, timeout.Token);
            await Greeting.GreetAsync(stream, transport.HelloTo(address), timeout.Token);
            SiloConnection open = new(transport, stream, address.ToString(), this);
            if (TryOpen(open))
            {
                open.Start();
            }
            else
            {
                open.Close("the silo is gone");
            }
        }
        catch (Exception failure) when (failure
            is IOException or SocketException or WireFormatException or OperationCanceledException
            or ObjectDisposedException)
        {
            stream?.Dispose();
            OnFailed(failure is OperationCanceledException ? "it does not answer" : failure.Message);
        }
    }

    /// <summary>Sends those that waited, in their order, then lets all others use the connection.</summary>
    private bool TryOpen(SiloConnection open)
    {
        transport.OnOpened(open);
        while (TakeWaiting(open) is { Length: > 0 } first)
        {
            foreach (OutboundCall call in first)
            {
                if (!TrySend(open, call))
                {
                    transport.Park(call, "the connection was lost");
                }
            }
        }

        return !isGone;
    }

    /// <summary>Those that wait; when there are none, the connection is open to all.</summary>
    private OutboundCall[] TakeWaiting(SiloConnection open)
    {
        lock (gate)
        {
            OutboundCall[] taken = isGone ? [] : [.. waiting];
            if (taken.Length > 0)
            {
                waiting.Clear();
                return taken;
            }

            isConnecting = false;
            obstacle = null;
            connection = isGone ? null : open;
            return taken;
        }
    }

    private void OnFailed(string reason)
    {
        lock (gate)
        {
            isConnecting = false;
            obstacle = $"{address} cannot be reached: {reason}";
            pauseEnds = transport.DeadlineIn(ConnectPause);
        }

        transport.OnUnreachable(address, reason);
        ParkWaiting($"{address} cannot be reached: {reason}");
    }

    private void ParkWaiting(string reason)
    {
        OutboundCall[] parked;
        lock (gate)
        {
            parked = [.. waiting];
            waiting.Clear();
        }

        foreach (OutboundCall call in parked)
        {
            transport.Park(call, reason);
        }
    }
}
