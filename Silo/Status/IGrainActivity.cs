namespace OrderGrains.Status;

/// <summary>What the host's grains are doing. Each host has its own. Safe to call from anywhere.</summary>
public interface IGrainActivity
{
    /// <summary>How busy each type is.</summary>
    IReadOnlyList<GrainTypeStatus> Read();

    /// <summary>A live order; null when it is not in memory here.</summary>
    OrderActivation? FindOrder(EntityKey order);
}
