using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Bench.Cluster;

/// <summary>A load on silos, and what it took.</summary>
/// <param name="Build">Which build of the product: empty for the only one.</param>
/// <param name="Silos">How many silos, in one cluster.</param>
/// <param name="Apart">How many such clusters, which share nothing but the machine, are loaded at once.</param>
/// <param name="Connections">How many connections, over all of them.</param>
/// <param name="Taken">Its slices.</param>
public sealed record ScaleCase(string Build, int Silos, int Apart, int Connections, SliceSummary Taken);
