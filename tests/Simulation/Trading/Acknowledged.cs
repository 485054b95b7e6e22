using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>What clients were told, and so what must hold for ever.</summary>
internal sealed class Acknowledged
{
    private readonly HashSet<string> placed = [];

    /// <summary>The newest version of each order that anybody was told of.</summary>
    public Dictionary<string, OrderView> Orders { get; } = [];

    /// <summary>The first answer to each idempotency key.</summary>
    public Dictionary<string, OrderView> FirstAnswers { get; } = [];

    /// <summary>What went wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Ids that a client has tried to place, acknowledged or not.</summary>
    public List<string> Tried { get; } = [];

    /// <summary>Somebody was answered with this order.</summary>
    public void Saw(OrderView view)
    {
        if (!Orders.TryGetValue(view.Id, out OrderView? known) || view.Version > known.Version)
        {
            Orders[view.Id] = view;
        }
    }

    /// <summary>A read that began when <paramref name="atLeast"/> was acknowledged.</summary>
    public void Read(string id, OrderView? atLeast, OrderView? read)
    {
        if (atLeast is not null && (read is null || read.Version < atLeast.Version))
        {
            Violations.Add($"{id}: acknowledged at {atLeast.Version}, then read at {read?.Version ?? 0}");
        }
    }

    /// <summary>A placing was answered: always the same, and only once as something new.</summary>
    public void Placed(string idempotencyKey, OrderView view, bool replayed)
    {
        OrderView first = FirstAnswers.TryAdd(idempotencyKey, view) ? view : FirstAnswers[idempotencyKey];
        if (first.Version != view.Version || first.State != view.State || first.PlacedAt != view.PlacedAt)
        {
            Violations.Add($"{view.Id}: answered {first.State}@{first.Version} and {view.State}@{view.Version}");
        }

        if (!replayed && !placed.Add(idempotencyKey))
        {
            Violations.Add($"{view.Id}: placed twice");
        }
    }
}
