using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>What clients were told about orders, and when they asked.</summary>
internal sealed class OrderHistories
{
    private readonly SortedDictionary<string, List<Operation>> orders = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Order, long Version), OrderView> views = [];
    private readonly Dictionary<(string Order, string Key), long> keyed = [];
    private readonly List<string> violations = [];
    private long now;

    /// <summary>How many requests were answered.</summary>
    public int Count => orders.Values.Sum(operations => operations.Count);

    /// <summary>What every answer by itself, and every two of them together, must not be.</summary>
    public IEnumerable<string> Violations =>
        [.. violations, .. orders.SelectMany(order => OrderHistory.Check(order.Key, order.Value))];

    /// <summary>A request begins; the mark is for its end.</summary>
    public long Begin() => ++now;

    /// <summary>A request was answered.</summary>
    public void End(string order, Operation operation)
    {
        if (!orders.TryGetValue(order, out List<Operation>? operations))
        {
            orders[order] = operations = [];
        }

        operations.Add(operation with { EndedAt = ++now });
    }

    /// <summary>An order was shown: of one version there is one order.</summary>
    public void Shown(OrderView view)
    {
        if (views.TryAdd((view.Id, view.Version), view))
        {
            return;
        }

        OrderView first = views[(view.Id, view.Version)];
        bool isSame = first.State == view.State && first.UpdatedAt == view.UpdatedAt
            && first.PlacedAt == view.PlacedAt && first.DisplayNumber == view.DisplayNumber
            && first.Total == view.Total;
        if (!isSame)
        {
            violations.Add($"{view.Id}: version {view.Version} is {first.State} of {first.UpdatedAt:O}"
                + $" and {view.State} of {view.UpdatedAt:O}");
        }
    }

    /// <summary>A change with a key was answered: always with the same version.</summary>
    public void Changed(string order, string key, long version)
    {
        if (!keyed.TryAdd((order, key), version) && keyed[(order, key)] != version)
        {
            violations.Add($"{order}: the change {key} made version {keyed[(order, key)]} and version {version}");
        }
    }
}
