namespace OrderGrains.Configuration;

/// <summary>What a process is in a cluster.</summary>
public enum ClusterRole
{
    /// <summary>It runs grains.</summary>
    Silo,

    /// <summary>It calls the grains of silos and has none itself.</summary>
    Client,
}
