namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>Clusters are heavy: one at a time, and beside nothing else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SilosCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "silos";
}
