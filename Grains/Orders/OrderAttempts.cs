using System.Globalization;

namespace OrderGrains.Orders;

/// <summary>
/// Numbers the tries to place an order, so that the store can tell a late one from the newest. An activation counts on
/// from what its order has committed, and starts above every number of earlier owners of its bucket: one that was
/// overtaken and does not know it yet must not replace the reservation of the order that its successor has placed.
/// </summary>
public static class OrderAttempts
{
    /// <summary>How many numbers an epoch has; more tries reach into the next one's, and lose only the order.</summary>
    public const int PerEpoch = 1_024;

    private const long LastEpoch = (int.MaxValue / PerEpoch) - 1;

    /// <summary>The number of the next try.</summary>
    /// <param name="last">The newest one that is known.</param>
    /// <param name="tag">The state's tag: the epoch of its bucket when it was loaded; null: none.</param>
    public static int Next(int last, string? tag)
    {
        long epoch = tag is null ? 0 : long.Parse(tag, CultureInfo.InvariantCulture);
        return Math.Max(last, (int)Math.Min(epoch, LastEpoch) * PerEpoch) + 1;
    }
}
