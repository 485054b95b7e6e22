namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>The stores that silos can share.</summary>
public enum StoreKind
{
    /// <summary>Azurite, which speaks the protocol of Azure tables. In memory: it must not be killed.</summary>
    Azurite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
