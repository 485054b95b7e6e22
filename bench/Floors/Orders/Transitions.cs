namespace OrderGrains.Bench.Floors.Orders;

/// <summary>What may become of an order: one table, as a good engineer would write it.</summary>
internal static class Transitions
{
    private static readonly Dictionary<string, (string From, string To, string[] Next)> Commands =
        new(StringComparer.Ordinal)
        {
            ["accept"] = ("placed", "accepted", ["preparing", "cancelled"]),
            ["prepare"] = ("accepted", "preparing", ["ready", "cancelled"]),
            ["ready"] = ("preparing", "ready", ["completed", "cancelled"]),
            ["complete"] = ("ready", "completed", []),
        };

    /// <summary>The order after the command; null when the command does not apply to it.</summary>
    public static OrderDocument? Apply(OrderDocument order, string command, DateTimeOffset now) =>
        Commands.TryGetValue(command, out (string From, string To, string[] Next) step) && order.State == step.From
            ? order with
            {
                Version = order.Version + 1,
                State = step.To,
                AllowedTransitions = step.Next,
                UpdatedAt = now,
            }
            : null;
}
