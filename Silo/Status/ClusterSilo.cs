namespace OrderGrains.Status;

/// <summary>A silo as the owner table knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsSelf">True for this process.</param>
/// <param name="Status">What the table tells of it.</param>
public sealed record ClusterSilo(string Id, bool IsSelf, SiloStatus Status);
