namespace OrderGrains.Status;

/// <summary>
/// Tells how this process is and where its orders are. Waits for no grain. Safe to call from anywhere.
/// </summary>
public interface ISiloStatus
{
    /// <summary>How this process is.</summary>
    SiloStatus Describe();

    /// <summary>Where an order is in this process, and its committed version; null: there is no such order.</summary>
    ValueTask<OrderPlace?> FindAsync(EntityKey order, CancellationToken cancellationToken);
}
