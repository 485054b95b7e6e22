using OrderGrains.Orders;

namespace OrderGrains.Status;

/// <summary>Where an order is.</summary>
public sealed record OrderPlace
{
    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>The silo that owns its bucket; null: none at the moment.</summary>
    public string? Silo { get; init; }

    /// <summary>That silo's process id.</summary>
    public int? Pid { get; init; }

    /// <summary>False: that silo did not answer; what only it knows is missing.</summary>
    public bool Reachable { get; init; } = true;

    /// <summary>Its bucket.</summary>
    public required int Bucket { get; init; }

    /// <summary>The bucket's fencing number.</summary>
    public long Epoch { get; init; }

    /// <summary>Where its activation is in its life; null: it is not in memory.</summary>
    public string? Activation { get; init; }

    /// <summary>How many requests wait for it.</summary>
    public int? MailboxDepth { get; init; }

    /// <summary>How many run.</summary>
    public int? Running { get; init; }

    /// <summary>Its committed version.</summary>
    public long Version { get; init; }

    /// <summary>Its committed state.</summary>
    public OrderStatus State { get; init; }
}
