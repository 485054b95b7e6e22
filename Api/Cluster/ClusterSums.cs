using OrderGrains.Status;

namespace OrderGrains.Api.Cluster;

/// <summary>Sums silos up. Pure.</summary>
internal static class ClusterSums
{
    public static ClusterTotals Of(IReadOnlyList<SiloStatus> silos, int buckets) => new()
    {
        Silos = silos.Count,
        Reachable = silos.Count(silo => silo.Reachable),
        Buckets = buckets,
        BucketsWithoutOwner = [.. Enumerable.Range(0, buckets).Except(silos.SelectMany(silo => silo.Buckets))],
        Activations = [.. silos.SelectMany(silo => silo.Activations).GroupBy(type => type.Type, Sum)
            .OrderBy(type => type.Type, StringComparer.Ordinal)],
        CallsPerSecond = silos.Sum(silo => silo.CallsPerSecond ?? 0),
        P50Ms = Most(silos, silo => silo.P50Ms),
        P99Ms = Most(silos, silo => silo.P99Ms),
        Errors = silos.Sum(silo => silo.Errors ?? 0),
        MemoryBytes = silos.Sum(silo => silo.MemoryBytes ?? 0),
        QueuedWrites = silos.Sum(silo => silo.QueuedWrites ?? 0),
        OutboxDepth = silos.Sum(silo => silo.OutboxDepth ?? 0),
        OutboxLagSeconds = Most(silos, silo => silo.OutboxLagSeconds),
        DueMessages = silos.Sum(silo => silo.DueMessages ?? 0),
    };

    private static double Most(IReadOnlyList<SiloStatus> silos, Func<SiloStatus, double?> value) =>
        silos.Select(value).Max() ?? 0;

    private static GrainTypeStatus Sum(string name, IEnumerable<GrainTypeStatus> silos)
    {
        GrainTypeStatus[] types = [.. silos];
        return new GrainTypeStatus
        {
            Type = name,
            Activations = types.Sum(type => type.Activations),
            Calls = types.Sum(type => type.Calls),
            Errors = types.Sum(type => type.Errors),
            P50Ms = types.Max(type => type.P50Ms),
            P99Ms = types.Max(type => type.P99Ms),
        };
    }
}
