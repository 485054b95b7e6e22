using System.Collections.Concurrent;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>The newest state of each order that a client was told. Safe to use from many clients.</summary>
public sealed class Acknowledgements
{
    private readonly ConcurrentDictionary<string, Acknowledged> _orders = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oddities = new();
    private long _count;
    private long _unanswered;

    public IReadOnlyDictionary<string, Acknowledged> Orders => _orders;

    /// <summary>Answers that no client should get.</summary>
    public IReadOnlyCollection<string> Oddities => _oddities;

    public long Count => Interlocked.Read(ref _count);

    public long Unanswered => Interlocked.Read(ref _unanswered);

    public void Add(string id, Acknowledged acknowledged)
    {
        Interlocked.Increment(ref _count);
        Acknowledged now = _orders.AddOrUpdate(
            id, acknowledged, (_, before) => before.Version > acknowledged.Version ? before : acknowledged);
        if (now != acknowledged)
        {
            _oddities.Enqueue($"{id}: {acknowledged} was answered after {now}");
        }
    }

    public void AddUnanswered() => Interlocked.Increment(ref _unanswered);

    public void AddOddity(string text) => _oddities.Enqueue(text);
}

/// <summary>An order as a client was told.</summary>
/// <param name="Version">Its version.</param>
/// <param name="State">Its state at that version.</param>
public sealed record Acknowledged(long Version, string State);
