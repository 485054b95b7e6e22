namespace OrderGrains.Runtime;

/// <summary>
/// Calls that were certainly not carried out and have nowhere to go yet. They are tried again when the locator's table
/// changes and every now and then, until their time is up. Safe to use from anywhere.
/// </summary>
internal sealed class ParkedCalls(SiloTransport transport) : IThreadPoolWorkItem
{
    /// <summary>The most calls that wait at once; one more is refused.</summary>
    private const int Most = 100_000;

    private const int MostDoublings = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private List<OutboundCall> calls = [];

    /// <summary>How many wait.</summary>
    public int Count => calls.Count;

    /// <summary>Takes a call. False when too many wait.</summary>
    public bool TryAdd(OutboundCall call)
    {
        call.Hops = 0;
        call.NextTry = transport.DeadlineIn(FirstPause * (1 << Math.Min(call.Waits++, MostDoublings)));
        lock (gate)
        {
            if (calls.Count >= Most)
            {
                return false;
            }

            calls.Add(call);
            return true;
        }
    }

    /// <summary>Tries all of them again: the table has changed. Called by the scheduler only.</summary>
    public void Execute() => TryAgain(long.MaxValue);

    /// <summary>Tries those again that have waited long enough, and fails those whose time is up.</summary>
    public void Sweep(long now) => TryAgain(now);

    /// <summary>Fails all of them.</summary>
    public void Fail(string reason)
    {
        foreach (OutboundCall call in Take(long.MaxValue))
        {
            transport.FailUnsent(call, reason);
        }
    }

    private void TryAgain(long until)
    {
        long now = transport.Time.GetTimestamp();
        foreach (OutboundCall call in Take(until))
        {
            if (call.Deadline < now)
            {
                transport.FailUnsent(call, "its time is up");
            }
            else
            {
                transport.Runtime.Reroute(call.Call);
            }
        }
    }

    private List<OutboundCall> Take(long until)
    {
        lock (gate)
        {
            List<OutboundCall> due = calls.FindAll(call => call.NextTry <= until || call.Deadline < until);
            if (due.Count > 0)
            {
                calls = calls.FindAll(call => call.NextTry > until && call.Deadline >= until);
            }

            return due;
        }
    }
}
