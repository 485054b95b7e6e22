using Orleans;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// One walk through a list, page by page, whatever happens to the silos meanwhile: it holds every order that was
/// acknowledged before it began, none that was asked for after its first page, each once, the newest first.
/// </summary>
internal sealed class ListWalk(ClusterDay day, IGrainFactory grains, string? storeId, int pageSize)
{
    private const int MaxPages = 500;
    private readonly HashSet<string> known =
    [
        .. day.Acknowledged.Orders.Values
            .Where(order => storeId is null || order.StoreId == storeId).Select(order => order.Id),
    ];

    private readonly Dictionary<string, OrderView> seen = [];
    private readonly List<string> violations = [];
    private OrderView? last;
    private string? cursor;
    private int tried = -1;
    private int pages;

    /// <summary>True once the last page was read.</summary>
    public bool IsOver => tried >= 0 && cursor is null;

    /// <summary>Which walk it is, for people.</summary>
    public string Name => $"walk of {storeId ?? "all"} by {pageSize}";

    /// <summary>Reads the next page; asked again, the same one.</summary>
    public async Task<IReadOnlyList<OrderView>> NextAsync()
    {
        OrderPage page = await grains.GetGrain<IOrderListGrain>(EntityKey.DefaultTenant)
            .List(new OrderQuery { StoreId = storeId, Cursor = cursor, Limit = pageSize });
        tried = tried < 0 ? day.Acknowledged.Tried.Count : tried;
        cursor = page.NextCursor;
        Require(!page.CursorInvalid, "a cursor of its own was refused");
        Require(++pages <= MaxPages, "it does not end");
        foreach (OrderView order in page.Orders)
        {
            Require(seen.TryAdd(order.Id, order), $"{order.Id} is there twice");
            Require(last is null || order.PlacedAt <= last.PlacedAt, $"{order.Id} is newer than {last?.Id} before it");
            last = order;
        }

        return page.Orders;
    }

    /// <summary>What is wrong with the walk, once it is over.</summary>
    public IEnumerable<string> Check()
    {
        foreach (string missing in known.Where(id => !seen.ContainsKey(id)))
        {
            violations.Add($"{missing} was acknowledged before, and is missing");
        }

        foreach (string late in day.Acknowledged.Tried.Skip(tried).Where(seen.ContainsKey))
        {
            violations.Add($"{late} came after its first page");
        }

        return violations.Select(violation => $"{Name}: {violation}");
    }

    private void Require(bool holds, string violation)
    {
        if (!holds)
        {
            violations.Add(violation);
        }
    }
}
