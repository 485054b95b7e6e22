using System.Net;
using System.Text;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Work;

/// <summary>The product's own orders: lines, prices, a customer, a store that accepts or a person who does.</summary>
internal sealed class WholeOrders : IOrderWork
{
    private readonly StoreSet stores = new("bench-", StoreSet.MaxCount);
    private readonly StoreSet hands = new("hands-", StoreSet.MaxCount);

    public string Name => "whole orders";

    public bool HasOrders => true;

    // Accept, prepare, ready, complete.
    public int ChangesEach => 4;

    public async Task PrepareAsync(HttpClient client)
    {
        await stores.CreateAsync(client, "auto", CancellationToken.None);
        await hands.CreateAsync(client, "manual", CancellationToken.None);
    }

    public INumbering Create(Uri server, RunIds ids, long first) => new OrdersScenario(server, ids, stores, first);

    public INumbering CreateChangeable(Uri server, RunIds ids, long first) =>
        new OrdersScenario(server, ids, hands, first);

    public IScenario Change(Uri server, RunIds ids, NumberRange range) =>
        new ChangeScenario(server, ids, range.End, range.First);

    public IScenario Get(Uri server, RunIds ids, IEnumerable<long> numbers) => OrderReads.Of(server, ids, numbers);

    public async Task<bool> RefusesAsync(HttpClient client, string id)
    {
        await PrepareAsync(client);
        using StringContent body = new(
            OrderBody.Text(id, "bench-00", "cus_999999"), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/v1/orders", UriKind.Relative), body);
        return answer.StatusCode == HttpStatusCode.Conflict;
    }
}
