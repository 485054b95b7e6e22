using System.Collections.Concurrent;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A grain class on this silo: its live grains and its counters. Safe to use from anywhere.</summary>
internal sealed class GrainClass
{
    private readonly GrainDirectory directory = new();
    private readonly ConcurrentDictionary<string, WorkerPool>? workers;
    private int count;

    public GrainClass(GrainRuntime runtime, GrainClassInfo info)
    {
        Runtime = runtime;
        Info = info;
        Type = GrainType.Create(info.GrainTypeName);
        Latency = new LatencyRecorder(runtime.Time);
        workers = info.MaxLocalWorkers == 0 ? null : new(StringComparer.Ordinal);
    }

    /// <summary>The host.</summary>
    public GrainRuntime Runtime { get; }

    /// <summary>What the generator knows about the class.</summary>
    public GrainClassInfo Info { get; }

    /// <summary>Its name.</summary>
    public GrainType Type { get; }

    /// <summary>How many requests were started.</summary>
    public StripedCounter Calls { get; } = new();

    /// <summary>How many requests failed.</summary>
    public StripedCounter Errors { get; } = new();

    /// <summary>How long some of the requests took, waiting included.</summary>
    public LatencyRecorder Latency { get; }

    /// <summary>How many grains are live.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The most activations of one key.</summary>
    public int MaxWorkers => Info.MaxLocalWorkers > 0 ? Info.MaxLocalWorkers : Runtime.Options.MaxLocalWorkers;

    /// <summary>All live grains, while they change.</summary>
    public IEnumerable<Activation> Activations => workers is null
        ? directory.All
        : workers.SelectMany(static pair => pair.Value.Activations);

    /// <summary>The activation that takes the next call of a key; a new one when there is none.</summary>
    public Activation GetOrAdd(string key)
    {
        if (workers is not null)
        {
            return workers.GetOrAdd(key, static (key, self) => new WorkerPool(self, key), this).Next();
        }

        while (true)
        {
            if (directory.Find(key) is { } found)
            {
                return found;
            }

            Activation added = new(this, key);
            if (directory.TryAdd(added))
            {
                OnAdded();
                return added;
            }
        }
    }

    /// <summary>A live grain, or null.</summary>
    public Activation? Find(string key) => workers is null
        ? directory.Find(key)
        : workers.GetValueOrDefault(key)?.Activations is [Activation first, ..] ? first : null;

    /// <summary>A live grain that is not a stateless worker, or null.</summary>
    public Activation? Find(ReadOnlySpan<char> key) => directory.Find(key);

    /// <summary>Counts a new activation.</summary>
    public void OnAdded()
    {
        Interlocked.Increment(ref count);
        Runtime.OnActivationAdded();
    }

    /// <summary>Forgets an activation that has ended; repeating it does nothing.</summary>
    public void Remove(Activation activation)
    {
        bool isRemoved = workers is null
            ? directory.TryRemove(activation)
            : workers.GetValueOrDefault(activation.Key)?.Remove(activation) == true;
        if (isRemoved)
        {
            Interlocked.Decrement(ref count);
            Runtime.OnActivationRemoved();
        }
    }

    /// <summary>Constructs the grain of an activation.</summary>
    public object Create(Activation activation) => Info.Create(new GrainConstruction(activation));
}
