using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Faults;

/// <summary>What a fault happens to.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Load">Its load.</param>
/// <param name="Random">Chooses whom it hits.</param>
public sealed record ClusterScene(SiloCluster Cluster, SiloLoad Load, Random Random)
{
    /// <summary>How long a silo stands still: longer than its lease.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the store stands still: longer than leases and requests last.</summary>
    public TimeSpan Freeze { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Orders of every bucket, whose silence tells how long a fault lasts.</summary>
    public IReadOnlyList<string> Watched { get; init; } = [];

    /// <summary>Any of the silos.</summary>
    public ClusterProcess AnySilo() => Cluster.Silos[Random.Next(Cluster.Silos.Count)];
}
