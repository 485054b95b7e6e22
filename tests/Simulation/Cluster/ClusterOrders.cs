using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// The orders of a simulated day. Everything about one follows from its id, so that a repeat is the same request.
/// </summary>
internal static class ClusterOrders
{
    private const int Customers = 6;

    public static string Key(string id) => new EntityKey(EntityKey.DefaultTenant, id).ToString();

    public static PlaceOrder Placing(string id)
    {
        int hash = id.Sum(letter => letter);
        return new PlaceOrder
        {
            StoreId = SimulatedStores.All[hash % SimulatedStores.All.Length],
            Lines = [new RequestedLine { ItemId = "1", Quantity = 1 + (hash % 3) }],
            Customer = new CustomerDetails
            {
                Id = $"cus_{hash % Customers}",
                Email = $"{hash % Customers}@example.com",
            },
            IdempotencyKey = id,
            Fingerprint = id,
        };
    }

    /// <summary>What usually happens next to an order.</summary>
    public static OrderCommand Next(OrderStatus state) => state switch
    {
        OrderStatus.Placed => OrderCommand.Accept,
        OrderStatus.Accepted => OrderCommand.Prepare,
        OrderStatus.Preparing => OrderCommand.Ready,
        OrderStatus.Ready => OrderCommand.Complete,
        _ => OrderCommand.Cancel,
    };
}
