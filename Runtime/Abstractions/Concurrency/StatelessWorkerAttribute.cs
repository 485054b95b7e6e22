namespace Orleans.Concurrency;

/// <summary>The grain has no identity worth speaking of: each silo runs several activations of one key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    /// <summary>As many activations as there are processors.</summary>
    public StatelessWorkerAttribute()
        : this(-1)
    {
    }

    /// <summary>So many activations.</summary>
    /// <param name="maxLocalWorkers">The most activations of one key on a silo; -1: one per processor.</param>
    public StatelessWorkerAttribute(int maxLocalWorkers) => MaxLocalWorkers = maxLocalWorkers;

    /// <summary>The most activations of one key on a silo; -1: one per processor.</summary>
    public int MaxLocalWorkers { get; }
}
