using Orleans;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Places, repeats, moves and reads orders as the seed says, and notes what it was told. A failure tells it nothing:
/// the outcome is unknown, as it is to a client behind a broken connection.
/// </summary>
internal sealed class SimulatedClient(SimulatedProcess process, Acknowledged acknowledged, int number)
{
    private const int Customers = 6;
    private int orders;

    public async Task RunAsync(int steps)
    {
        IGrainFactory grains = process.Silo.Grains;
        for (int step = 0; step < steps; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(process.Random.Next(400)), process.Time);
            try
            {
                await StepAsync(grains);
            }
            catch (Exception failure) when (failure is not InvalidOperationException)
            {
                process.Trace.Add(failure.GetType().Name);
            }
        }
    }

    private Task StepAsync(IGrainFactory grains) => process.Random.Next(10) switch
    {
        < 4 => PlaceAsync(grains, $"ord_{process.Time.Now.UtcTicks:x}_{number}_{++orders}"),
        < 5 when acknowledged.Tried.Count > 0 => PlaceAsync(grains, Any(acknowledged.Tried)),
        < 8 when acknowledged.Tried.Count > 0 => ChangeAsync(grains, Any(acknowledged.Tried)),
        _ when acknowledged.Tried.Count > 0 => ReadAsync(grains, Any(acknowledged.Tried)),
        _ => Task.CompletedTask,
    };

    private async Task PlaceAsync(IGrainFactory grains, string id)
    {
        if (!acknowledged.Tried.Contains(id))
        {
            acknowledged.Tried.Add(id);
        }

        OrderResult result = await Order(grains, id).Place(Command(id));
        if (result.Order is { } view)
        {
            acknowledged.Saw(view);
            acknowledged.Placed(id, view, result.Replayed);
        }
    }

    private async Task ChangeAsync(IGrainFactory grains, string id)
    {
        OrderCommand command = Enum.GetValues<OrderCommand>()[process.Random.Next(6)];
        OrderResult result = await Order(grains, id).Change(new ChangeOrder
        {
            Command = command,
            Actor = process.Random.Next(2) == 0 ? Actor.Store : Actor.Customer,
            Reason = new OrderReason { Code = ReasonCode.Other },
        });
        if (result.Order is { } view)
        {
            acknowledged.Saw(view);
        }
    }

    private async Task ReadAsync(IGrainFactory grains, string id)
    {
        OrderView? known = acknowledged.Orders.GetValueOrDefault(id);
        OrderView? read = await Order(grains, id).Find();
        acknowledged.Read(id, known, read);
        if (read is not null)
        {
            acknowledged.Saw(read);
        }
    }

    // Everything about an order follows from its id, so that a repeat is the same request.
    private static PlaceOrder Command(string id)
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

    private static IOrderGrain Order(IGrainFactory grains, string id) =>
        grains.GetGrain<IOrderGrain>(new EntityKey(EntityKey.DefaultTenant, id).ToString());

    private string Any(List<string> ids) => ids[process.Random.Next(ids.Count)];
}
