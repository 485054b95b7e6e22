using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster;

/// <summary>A process of the cluster.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Program">How it is started.</param>
public sealed record ClusterMember(Uri Address, ProgramStart Program)
{
    /// <summary>Whether it says over HTTP how it is; else any answer means that it can be used.</summary>
    public bool SaysHealth { get; init; } = true;

    /// <summary>What is asked until it is ready.</summary>
    public Uri Ready => SaysHealth ? new Uri(Address, "/health/ready") : Address;
}
