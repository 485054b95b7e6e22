namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>The stores that silos can share.</summary>
public enum ClusterStoreKind
{
    Postgres,
    Tables,
}
