namespace OrderGrains.Health;

/// <summary>Tells whether this silo can take requests. Safe to call from anywhere.</summary>
public interface ISiloHealth
{
    /// <summary>Checks what requests need: the store, the buckets, the silo itself.</summary>
    ValueTask<SiloHealthReport> CheckAsync(CancellationToken cancellationToken);
}
