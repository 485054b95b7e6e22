using System.Collections.Concurrent;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>What the clients of a load were told. Safe to use from many clients.</summary>
public sealed class LoadJournal
{
    private readonly ConcurrentDictionary<string, string> orderOfKey = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly LatencyHistogram latencies = new();
    private int answered;
    private int unavailable;
    private int unanswered;

    /// <summary>The newest acknowledged state of each order, and every answer that no client should get.</summary>
    public Acknowledgements Acknowledged { get; } = new();

    /// <summary>How many orders were placed: each with a key of its own.</summary>
    public int Placed => orderOfKey.Count;

    /// <summary>Answers of any kind but 503.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Answers with 503 and Retry-After.</summary>
    public int Unavailable => Volatile.Read(ref unavailable);

    /// <summary>Requests without an answer.</summary>
    public int Unanswered => Volatile.Read(ref unanswered);

    /// <summary>Requests that a client has to repeat.</summary>
    public int Failed => Unavailable + Unanswered;

    public void AddAnswered(TimeSpan latency)
    {
        Interlocked.Increment(ref answered);
        lock (gate)
        {
            latencies.Record((long)latency.TotalNanoseconds);
        }
    }

    public void AddUnavailable() => Interlocked.Increment(ref unavailable);

    public void AddUnanswered() => Interlocked.Increment(ref unanswered);

    /// <summary>Notes the order that a placing's key has led to.</summary>
    public void AddPlaced(string key, string order)
    {
        if (!orderOfKey.TryAdd(key, order))
        {
            Acknowledged.AddOddity($"{key} was placed twice: {orderOfKey[key]}, {order}");
        }
    }

    /// <summary>The latencies since this was last asked.</summary>
    public (TimeSpan P50, TimeSpan P99, TimeSpan Max) TakeLatencies()
    {
        lock (gate)
        {
            (TimeSpan, TimeSpan, TimeSpan) taken = (
                TimeSpan.FromMicroseconds(latencies.Percentile(0.5) / 1_000),
                TimeSpan.FromMicroseconds(latencies.Percentile(0.99) / 1_000),
                TimeSpan.FromMicroseconds(latencies.MaxNanoseconds / 1_000));
            latencies.Clear();
            return taken;
        }
    }

    public override string ToString() =>
        $"{Placed} orders, {Answered} answers, {Unavailable} times 503, {Unanswered} unanswered";
}
